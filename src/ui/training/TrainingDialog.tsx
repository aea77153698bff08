import { useState } from 'react';
import { Dialog } from '../controls/Dialog';
import { initialForm } from '../../store/derived/trainingForm';
import { useProfiles, useWorkbench } from '../useWorkbench';
import { KeptModels } from './KeptModels';
import { TrainingForm } from './TrainingForm';
import { TrainingProgress } from './TrainingProgress';
import classes from './training.module.css';

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
    <Dialog onClose={onClose} title="Train a network" size="min(1080px, 96vw)" closeName="Close training">
      <p className={classes['lead']}>
        A network finds the lines of one profile. It is trained here, in your browser, on simulated spectra: no data are
        needed and none leave your machine. You can close this and work on; only one thing is computed at a time.
      </p>
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
