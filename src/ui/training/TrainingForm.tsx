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
import { labels } from '../../labels/labels';
import { NewProfileFields } from './NewProfileFields';
import { ProfileFacts } from './ProfileFacts';
import { ScheduleFields } from './ScheduleFields';
import { TextField } from '../controls/TextField';
import classes from './training.module.css';

const TEXTS = labels.training.form;
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
    { id: 'seed', label: TEXTS.seededWeights },
    { id: 'model', label: own === null ? TEXTS.shippedNetwork : TEXTS.networkInUse(own.model.name) },
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
        label={TEXTS.trainFor}
        term="profile"
        options={[...profiles, { id: NEW, label: TEXTS.newProfile }]}
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
        label={TEXTS.networkName}
        term="network"
        value={form.modelName}
        problem={problems.modelName}
        onChange={(modelName) => onChange({ ...form, modelName })}
      />
      {!isNew && (own !== null || isShipped(profile.id)) && (
        <>
          <ChoiceField
            label={TEXTS.startFrom}
            term="fineTuning"
            options={starts}
            value={form.startsFrom}
            onChange={(startsFrom) => onChange({ ...form, startsFrom })}
          />
          <div className={classes['buttons']}>
            <Button variant="default" size="compact-xs" onClick={() => onChange(withAllStatistics(form, profile))}>
              {TEXTS.full}
            </Button>
            <Button variant="default" size="compact-xs" onClick={() => onChange(withLowStatistics(form, profile))}>
              {TEXTS.fineTune}
            </Button>
          </div>
        </>
      )}
      <ScheduleFields form={form} problems={problems} onChange={onChange} />
      <div className={classes['buttons']}>
        <Button type="submit" disabled={!isFree || isPaused || Object.keys(problems).length > 0}>
          {TEXTS.train}
        </Button>
        <span className={classes['facts']}>
          {`${TEXTS.spectra(formatInteger(spectra))} `}
          {pace === null ? TEXTS.unknownTime : TEXTS.time(formatDuration((1000 * spectra) / pace), formatInteger(pace))}
          {!isFree && ` ${TEXTS.busy}`}
          {isPaused && ` ${TEXTS.paused}`}
        </span>
      </div>
    </form>
  );
}
