import { Checkbox } from '@mantine/core';
import { FINDERS } from '../../store/catalogue';
import { ChoiceField } from '../controls/ChoiceField';
import { Jargon } from '../controls/Jargon';
import { labels } from '../../labels/labels';
import { TrainControl } from '../training/TrainControl';
import { useWorkbench } from '../useWorkbench';

export function PeaksStep() {
  const { finder, cleanAdc, changeSettings } = useWorkbench(({ settings, changeSettings }) => ({
    finder: settings.finder,
    cleanAdc: settings.cleanAdc,
    changeSettings,
  }));
  return (
    <>
      <ChoiceField
        label={labels.names.finder}
        term="finder"
        options={FINDERS}
        value={finder}
        onChange={(id) => changeSettings({ finder: id })}
      />
      <Checkbox
        size="xs"
        label={
          <Jargon term="cleanAdc" isLabel>
            {labels.names.cleanAdc}
          </Jargon>
        }
        checked={cleanAdc}
        onChange={(event) => changeSettings({ cleanAdc: event.currentTarget.checked })}
      />
      <TrainControl />
    </>
  );
}
