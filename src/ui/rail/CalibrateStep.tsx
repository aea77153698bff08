import { Checkbox } from '@mantine/core';
import { formatInteger } from '../format/number';
import { Jargon } from '../controls/Jargon';
import { LABELS } from '../labels';
import { useWorkbench } from '../useWorkbench';
import classes from './Rail.module.css';

export function CalibrateStep() {
  const { text, lineEnergies, continuous, changeSettings } = useWorkbench(({ analysis, settings, changeSettings }) => {
    const reference = analysis?.calibration.reference ?? [];
    const fitted = reference.filter((entry) => entry.status === 'fitted').length;
    return {
      text:
        analysis === null
          ? 'Constants per SDD and batch'
          : `${formatInteger(fitted)} of ${formatInteger(reference.length)} batches from their own lines`,
      lineEnergies: settings.lineEnergies,
      continuous: settings.continuous,
      changeSettings,
    };
  });
  return (
    <>
      <p className={classes['facts']}>{text}</p>
      <Checkbox
        size="xs"
        label={
          <Jargon term="centroidShifts" isLabel>
            {LABELS.centroidShifts}
          </Jargon>
        }
        checked={lineEnergies === 'observed'}
        onChange={(event) => changeSettings({ lineEnergies: event.currentTarget.checked ? 'observed' : 'tabulated' })}
      />
      <Checkbox
        size="xs"
        label={
          <Jargon term="continuous" isLabel>
            {LABELS.continuous}
          </Jargon>
        }
        checked={continuous}
        onChange={(event) => changeSettings({ continuous: event.currentTarget.checked })}
      />
    </>
  );
}
