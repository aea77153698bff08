import { useState } from 'react';
import { Dialog } from '../controls/Dialog';
import { initialForm } from '../../store/derived/trainingForm';
import { useProfiles, useWorkbench } from '../useWorkbench';
import { labels } from '../../labels/labels';
import { KeptModels } from './KeptModels';
import { TrainingForm } from './TrainingForm';
import { TrainingProgress } from './TrainingProgress';
import classes from './training.module.css';

const TEXTS = labels.training.dialog;

/** Trains networks for profiles, and keeps, exports and imports them. */
export function TrainingDialog({ onClose }: { readonly onClose: () => void }) {
  const profiles = useProfiles();
  const { profileId, asked } = useWorkbench(({ settings, training }) => ({
    profileId: settings.profile,
    asked: training?.request ?? null,
  }));
  const profile = profiles.find(({ id }) => id === profileId) ?? profiles[0];
  const [form, setForm] = useState(() => (profile === undefined ? null : initialForm(profile)));
  if (form === null) return null;
  return (
    <Dialog onClose={onClose} title={TEXTS.title} size="min(1080px, 96vw)" closeName={TEXTS.close}>
      <p className={classes['lead']}>{TEXTS.lead}</p>
      <div className={classes['columns']}>
        <TrainingForm form={form} onChange={setForm} />
        <div className={classes['column']}>
          {asked !== null && <TrainingProgress onUse={onClose} />}
          <KeptModels onUse={onClose} />
        </div>
      </div>
    </Dialog>
  );
}
