import { Button } from '@mantine/core';
import { labels } from '../../labels/labels';
import { useState } from 'react';
import { modelInUse } from '../../store/modelsSlice';
import { useWorkbench } from '../useWorkbench';
import { trainingText } from './trainingText';
import classes from './training.module.css';
import { createPart } from '../failures/createPart';

const TrainingDialog = createPart(labels.failures.training, 'TrainingDialog', () => import('./TrainingDialog'));

/** Opens the training of networks; says in a line what it is at, and which network of the user's own is in use. */
export function TrainControl() {
  const [isOpen, setOpen] = useState(false);
  const { training, own } = useWorkbench(({ training, models, settings }) => ({
    training,
    own: settings.finder === 'heatmap' ? modelInUse(models, settings.profile) : null,
  }));
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        {labels.training.open}
      </Button>
      {training !== null && training.state !== 'done' && <p className={classes['facts']}>{trainingText(training)}</p>}
      {own !== null && <p className={classes['facts']}>{labels.training.inUse(own.model.name)}</p>}
      {isOpen && <TrainingDialog onClose={() => setOpen(false)} />}
    </>
  );
}
