import { FEWEST_EVENTS, type Problems, type TrainingForm } from '../../store/derived/trainingForm';
import { NumberField } from '../controls/NumberField';
import { labels } from '../../labels/labels';
import type { FormProps } from './TrainingForm';
import classes from './training.module.css';

const TEXTS = labels.training.schedule;

/** On which spectra a network is trained, and how long. */
export function ScheduleFields({ form, problems, onChange }: FormProps & { readonly problems: Problems }) {
  const change = (patch: Partial<TrainingForm>) => onChange({ ...form, ...patch });
  return (
    <fieldset className={classes['group']}>
      <legend>{TEXTS.title}</legend>
      <NumberField
        label={TEXTS.eventsFrom}
        term="statistics"
        value={form.eventsFrom}
        {...{ min: FEWEST_EVENTS / 4, max: 1e9, step: 100 }}
        onChange={(eventsFrom) => change({ eventsFrom })}
      />
      <NumberField
        label={TEXTS.eventsTo}
        term="statistics"
        value={form.eventsTo}
        {...{ min: FEWEST_EVENTS / 4, max: 1e10, step: 100 }}
        problem={problems.eventsTo}
        onChange={(eventsTo) => change({ eventsTo })}
      />
      <NumberField
        label={TEXTS.epochs}
        term="epoch"
        value={form.epochs}
        {...{ min: 1, max: 10_000, step: 10 }}
        isInteger
        onChange={(epochs) => change({ epochs })}
      />
      <NumberField
        label={TEXTS.spectraPerEpoch}
        term="spectraPerEpoch"
        value={form.spectraPerEpoch}
        {...{ min: 16, max: 1_000_000, step: 256 }}
        isInteger
        onChange={(spectraPerEpoch) => change({ spectraPerEpoch })}
      />
      <NumberField
        label={TEXTS.batchSize}
        term="batchSize"
        value={form.batchSize}
        {...{ min: 4, max: 512, step: 16 }}
        isInteger
        problem={problems.batchSize}
        onChange={(batchSize) => change({ batchSize })}
      />
      <NumberField
        label={TEXTS.stepSize}
        term="stepSize"
        value={form.peakLearningRate}
        {...{ min: 1e-6, max: 0.1, step: 0.001 }}
        onChange={(peakLearningRate) => change({ peakLearningRate })}
      />
      <NumberField
        label={TEXTS.seed}
        term="trainingSeed"
        value={form.seed}
        {...{ min: 0, max: 2_147_483_647, step: 1 }}
        isInteger
        onChange={(seed) => change({ seed })}
      />
    </fieldset>
  );
}
