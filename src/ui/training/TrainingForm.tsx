import { Button } from '@mantine/core';
import { DEFAULT_WIDTHS } from '../../store/catalogue';
import {
  problemsOf,
  profileOf,
  requestOf,
  withAllStatistics,
  withLowStatistics,
  type TrainingForm as Form,
} from '../../store/derived/trainingForm';
import { isShipped, modelInUse } from '../../store/modelsSlice';
import { ChoiceField } from '../controls/ChoiceField';
import { formatDuration, formatInteger } from '../format/number';
import { useProfiles, useWorkbench } from '../useWorkbench';
import { NewProfileFields } from './NewProfileFields';
import { ProfileFacts } from './ProfileFacts';
import { ScheduleFields } from './ScheduleFields';
import { TextField } from '../controls/TextField';
import classes from './training.module.css';

const NEW = 'new';

export interface FormProps {
  readonly form: Form;
  readonly onChange: (form: Form) => void;
}

/** What to train: for which profile, from where, on which spectra, how long. */
export function TrainingForm({ form: given, onChange }: FormProps) {
  const profiles = useProfiles();
  // The profile of a network that has been deleted is gone.
  const form = profiles.some(({ id }) => id === given.profileId) ? given : { ...given, profileId: null };
  const { own, isFree, isPaused, pace, trainModel } = useWorkbench((state) => ({
    own: modelInUse(state.models, form.profileId ?? ''),
    isFree: state.task === null && state.waiting === 0,
    isPaused: state.training?.state === 'paused',
    pace: state.trainingPace,
    trainModel: state.trainModel,
  }));
  const problems = problemsOf(form, profiles);
  const profile = profileOf(form, profiles);
  const spectra = form.epochs * form.spectraPerEpoch;
  const starts = [
    { id: 'seed', label: 'Seeded weights' },
    { id: 'model', label: own === null ? 'The shipped network' : `The network in use: ${own.model.name}` },
  ] as const;
  const isNew = form.profileId === null;

  function train(): void {
    const widths = form.startsFrom === 'model' ? (own?.model.widths ?? DEFAULT_WIDTHS) : DEFAULT_WIDTHS;
    void trainModel(requestOf(form, profiles, widths));
  }

  return (
    <form
      className={classes['column']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        train();
      }}
    >
      <ChoiceField
        label="Train for"
        term="profile"
        options={[...profiles, { id: NEW, label: 'A new profile' }]}
        value={form.profileId ?? NEW}
        onChange={(id) => {
          const next: Form = { ...form, profileId: id === NEW ? null : id };
          onChange(withAllStatistics(next, profileOf(next, profiles)));
        }}
      />
      {isNew ? (
        <NewProfileFields form={form} problems={problems} onChange={onChange} />
      ) : (
        <ProfileFacts profile={profile} />
      )}
      <TextField
        label="Name of the network"
        term="network"
        value={form.modelName}
        problem={problems.modelName}
        onChange={(modelName) => onChange({ ...form, modelName })}
      />
      {!isNew && (own !== null || isShipped(profile.id)) && (
        <>
          <ChoiceField
            label="Start from"
            term="fineTuning"
            options={starts}
            value={form.startsFrom}
            onChange={(startsFrom) => onChange({ ...form, startsFrom })}
          />
          <div className={classes['buttons']}>
            <Button variant="default" size="compact-xs" onClick={() => onChange(withAllStatistics(form, profile))}>
              Full training
            </Button>
            <Button variant="default" size="compact-xs" onClick={() => onChange(withLowStatistics(form, profile))}>
              Fine-tune at low statistics
            </Button>
          </div>
        </>
      )}
      <ScheduleFields form={form} problems={problems} onChange={onChange} />
      <div className={classes['buttons']}>
        <Button type="submit" disabled={!isFree || isPaused || Object.keys(problems).length > 0}>
          Train
        </Button>
        <span className={classes['facts']}>
          {`${formatInteger(spectra)} spectra. `}
          {pace === null
            ? 'How long that takes is known once it has begun.'
            : `About ${formatDuration((1000 * spectra) / pace)} at the measured ${formatInteger(pace)} spectra per second.`}
          {!isFree && ' Something else is computed just now.'}
          {isPaused && ' A training is paused: resume or cancel it first.'}
        </span>
      </div>
    </form>
  );
}
