import { FINDERS } from '../../store/catalogue';
import { ChoiceField } from '../controls/ChoiceField';
import { LABELS } from '../labels';
import { useWorkbench } from '../useWorkbench';

export function PeaksStep() {
  const { finder, changeSettings } = useWorkbench(({ settings, changeSettings }) => ({
    finder: settings.finder,
    changeSettings,
  }));
  return (
    <ChoiceField
      label={LABELS.finder}
      term="finder"
      options={FINDERS}
      value={finder}
      onChange={(id) => changeSettings({ finder: id })}
    />
  );
}
