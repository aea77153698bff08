import { Checkbox } from '@mantine/core';
import { Jargon } from '../controls/Jargon';
import { labels } from '../../labels/labels';
import { useWorkbench } from '../useWorkbench';

export function CalibrateStep() {
  const { lineEnergies, continuous, changeSettings } = useWorkbench(({ settings, changeSettings }) => ({
    lineEnergies: settings.lineEnergies,
    continuous: settings.continuous,
    changeSettings,
  }));
  return (
    <>
      <Checkbox
        size="xs"
        label={
          <Jargon term="centroidShifts" isLabel>
            {labels.names.centroidShifts}
          </Jargon>
        }
        checked={lineEnergies === 'observed'}
        onChange={(event) => changeSettings({ lineEnergies: event.currentTarget.checked ? 'observed' : 'tabulated' })}
      />
      <Checkbox
        size="xs"
        label={
          <Jargon term="continuous" isLabel>
            {labels.names.continuous}
          </Jargon>
        }
        checked={continuous}
        onChange={(event) => changeSettings({ continuous: event.currentTarget.checked })}
      />
    </>
  );
}
