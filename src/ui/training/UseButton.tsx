import { Button } from '@mantine/core';
import type { KeptModel } from '../../store/modelStore';
import { useWorkbench } from '../useWorkbench';
import { labels } from '../../labels/labels';

interface UseButtonProps {
  readonly kept: KeptModel;
  /** Called when the network, its profile and its finder have been chosen. */
  readonly onUse: () => void;
}

/** Chooses a network with its profile and the finder that uses it. */
export function UseButton({ kept, onUse }: UseButtonProps) {
  const { isFree, chooseModel, chooseProfile, changeSettings } = useWorkbench((state) => ({
    isFree: state.task === null && state.waiting === 0,
    chooseModel: state.chooseModel,
    chooseProfile: state.chooseProfile,
    changeSettings: state.changeSettings,
  }));
  return (
    <Button
      variant="default"
      size="compact-xs"
      disabled={!isFree}
      aria-label={labels.training.kept.choose(kept.model.name)}
      onClick={() => {
        void chooseModel(kept.key).then(() => {
          chooseProfile(kept.model.profile.id);
          changeSettings({ finder: 'heatmap' });
          onUse();
        });
      }}
    >
      {labels.training.kept.use}
    </Button>
  );
}
