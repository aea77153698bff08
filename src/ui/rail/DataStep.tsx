import { Button } from '@mantine/core';
import { NumberField } from '../controls/NumberField';
import { LABELS } from '../labels';
import { ProfileControl } from '../profile/ProfileControl';
import { useWorkbench } from '../useWorkbench';
import { DropZone } from './DropZone';
import classes from './Rail.module.css';

export function DataStep() {
  const { batchLengthDays, chooseBatchLength, loadDemo } = useWorkbench(
    ({ settings, chooseBatchLength, loadDemo }) => ({
      batchLengthDays: settings.batchLengthDays,
      chooseBatchLength,
      loadDemo,
    }),
  );
  return (
    <>
      <DropZone />
      <div className={classes['buttons']}>
        <Button variant="default" px={4} onClick={() => void loadDemo()}>
          {LABELS.loadDemo}
        </Button>
        <ProfileControl />
      </div>
      <NumberField
        label={LABELS.batchLength}
        term="batch"
        value={batchLengthDays}
        min={0.01}
        max={3650}
        step={0.5}
        onChange={(days) => chooseBatchLength(days)}
      />
    </>
  );
}
