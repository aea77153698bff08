import { PROFILE_BOUNDS } from '../../store/catalogue';
import { withAllStatistics, profileOf, type Problems, type TrainingForm } from '../../store/derived/trainingForm';
import { NumberField } from '../controls/NumberField';
import { labels } from '../../labels/labels';
import { LineChoice } from './LineChoice';
import { TextField } from '../controls/TextField';
import type { FormProps } from './TrainingForm';
import classes from './training.module.css';

const TEXTS = labels.training.profile;
const ENERGY_EV = { min: -20_000, max: 20_000, step: 100 };
const GAIN = { min: 0.1, max: 100, step: 0.5 };

/** A new profile: its lines, the window of channels, and what its detectors may be like. */
export function NewProfileFields({ form, problems, onChange }: FormProps & { readonly problems: Problems }) {
  const change = (patch: Partial<TrainingForm>) => onChange({ ...form, ...patch });
  /** The events of a spectrum follow from those of its lines. */
  const changeLines = (patch: Partial<TrainingForm>) => {
    const next = { ...form, ...patch };
    onChange({ ...next, eventsTo: withAllStatistics(next, profileOf(next, [])).eventsTo });
  };
  const { largestAdc, largestBinAdc, bins } = PROFILE_BOUNDS;
  return (
    <>
      <TextField
        label={TEXTS.name}
        term="profile"
        value={form.label}
        problem={problems.label}
        onChange={(label) => change({ label })}
      />
      <LineChoice form={form} problem={problems.lines} onChange={changeLines} />
      <fieldset className={classes['group']}>
        <legend>{TEXTS.window}</legend>
        <NumberField
          label={TEXTS.firstChannel}
          term="networkWindow"
          value={form.firstAdc}
          {...{ min: 0, max: largestAdc, step: 100 }}
          isInteger
          onChange={(firstAdc) => change({ firstAdc })}
        />
        <NumberField
          label={TEXTS.channelsPerBin}
          term="networkWindow"
          value={form.binAdc}
          {...{ min: 1, max: largestBinAdc, step: 1 }}
          isInteger
          onChange={(binAdc) => change({ binAdc })}
        />
        <NumberField
          label={TEXTS.bins}
          term="networkWindow"
          value={form.bins}
          {...{ min: bins[0], max: bins[1], step: 50 }}
          isInteger
          problem={problems.bins}
          onChange={(value) => change({ bins: value })}
        />
        <NumberField
          label={TEXTS.overflow}
          term="overflow"
          value={form.overflowAdc}
          {...{ min: 0, max: largestAdc, step: 1 }}
          isInteger
          onChange={(overflowAdc) => change({ overflowAdc })}
        />
      </fieldset>
      <fieldset className={classes['group']}>
        <legend>{TEXTS.detectors}</legend>
        <NumberField
          label={TEXTS.gainFrom}
          term="gainRange"
          value={form.gainFromEvPerAdc}
          {...GAIN}
          onChange={(gainFromEvPerAdc) => change({ gainFromEvPerAdc })}
        />
        <NumberField
          label={TEXTS.gainTo}
          term="gainRange"
          value={form.gainToEvPerAdc}
          {...GAIN}
          problem={problems.gainToEvPerAdc}
          onChange={(gainToEvPerAdc) => change({ gainToEvPerAdc })}
        />
        <NumberField
          label={TEXTS.offsetFrom}
          term="offsetRange"
          value={form.offsetFromEv}
          {...ENERGY_EV}
          onChange={(offsetFromEv) => change({ offsetFromEv })}
        />
        <NumberField
          label={TEXTS.offsetTo}
          term="offsetRange"
          value={form.offsetToEv}
          {...ENERGY_EV}
          problem={problems.offsetToEv}
          onChange={(offsetToEv) => change({ offsetToEv })}
        />
      </fieldset>
    </>
  );
}
