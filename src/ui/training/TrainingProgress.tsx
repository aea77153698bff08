import { Button } from '@mantine/core';
import { useMemo } from 'react';
import { Plot } from '../../plots/Plot';
import { trainingLossFigure } from '../../plots/trainingLoss';
import { Jargon } from '../controls/Jargon';
import { Panel } from '../controls/Panel';
import { formatInteger } from '../format/number';
import { usePlotTheme } from '../usePlotTheme';
import { useWorkbench } from '../useWorkbench';
import { labels } from '../../labels/labels';
import { CardTable } from './CardTable';
import { trainingText } from './trainingText';
import { UseButton } from './UseButton';
import classes from './training.module.css';

const TEXTS = labels.training.progress;
const NOTHING_YET: readonly number[] = [];

/** The training at work, paused, or the last one: its loss, its buttons, and what came of it. */
export function TrainingProgress({ onUse }: { readonly onUse: () => void }) {
  const training = useWorkbench((state) => state.training);
  const theme = usePlotTheme();
  const losses = training?.losses ?? NOTHING_YET;
  const epochs = training?.request.plan.epochs ?? 1;
  const figure = useMemo(() => trainingLossFigure(losses, epochs, theme), [losses, epochs, theme]);
  if (training === null) return null;
  const { request, spectraPerSecond, result } = training;
  const pace = spectraPerSecond === null ? '' : ` ${TEXTS.pace(formatInteger(spectraPerSecond))}`;
  return (
    <Panel title={TEXTS.title(request.name, request.profile.label)}>
      <p aria-live="polite" className={classes['facts']}>
        {trainingText(training)}.{pace}
      </p>
      <TrainingButtons />
      <h4 className={classes['heading']}>
        <Jargon term="trainingLoss">{TEXTS.loss}</Jargon>
      </h4>
      <Plot figure={figure} label={TEXTS.plot} className={classes['plot']} />
      {result !== null && (
        <>
          <CardTable model={result.model} />
          <p className={classes['facts']}>{TEXTS.next(request.profile.label)}</p>
          <div className={classes['buttons']}>
            <UseButton kept={result} onUse={onUse} />
          </div>
        </>
      )}
    </Panel>
  );
}

function TrainingButtons() {
  const { state, hasBegun, isFree, pauseTraining, resumeTraining, cancelTraining } = useWorkbench((workbench) => ({
    state: workbench.training?.state ?? null,
    hasBegun: workbench.training?.hasBegun ?? false,
    isFree: workbench.task === null && workbench.waiting === 0,
    pauseTraining: workbench.pauseTraining,
    resumeTraining: workbench.resumeTraining,
    cancelTraining: workbench.cancelTraining,
  }));
  if (state === 'done' || state === 'failed') return null;
  return (
    <div className={classes['buttons']}>
      {state === 'paused' ? (
        <Button variant="default" disabled={!isFree} onClick={() => void resumeTraining()}>
          {TEXTS.resume}
        </Button>
      ) : (
        <Button variant="default" disabled={state !== 'training' || !hasBegun} onClick={pauseTraining}>
          {TEXTS.pause}
        </Button>
      )}
      <Button variant="default" onClick={() => void cancelTraining()}>
        {TEXTS.cancel}
      </Button>
    </div>
  );
}
