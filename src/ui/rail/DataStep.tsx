import { useDeferredValue } from 'react';
import { isAtStart } from '../../store/derived/nextAction';
import { NumberField } from '../controls/NumberField';
import { DemoButton } from '../data/DemoButton';
import { labels } from '../../labels/labels';
import { ProfileControl } from '../profile/ProfileControl';
import { useWorkbench } from '../useWorkbench';
import { DropZone } from './DropZone';
import classes from './Rail.module.css';

export function DataStep() {
  const isEmpty = useDeferredValue(useWorkbench(isAtStart));
  const { batchLengthDays, chooseBatchLength } = useWorkbench((state) => ({
    batchLengthDays: state.settings.batchLengthDays,
    chooseBatchLength: state.chooseBatchLength,
  }));
  return (
    <>
      <DropZone />
      <div className={classes['buttons']}>
        {!isEmpty && <DemoButton />}
        <ProfileControl />
      </div>
      <NumberField
        label={labels.names.batchLength}
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
