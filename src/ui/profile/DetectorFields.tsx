import { Checkbox } from '@mantine/core';
import { labels } from '../../labels/labels';
import type { Profile } from '../../physics/profile';
import { PROFILE_BOUNDS } from '../../store/catalogue';
import { NumberField } from '../controls/NumberField';
import type { DraftProps } from './ElementPicker';
import classes from './profile.module.css';

const WORDS = labels.profile.detectors;
const OFFSET_EV = { min: -20_000, max: 20_000, step: 100 };
const GAIN = { min: 0.01, max: 200, step: 0.5 };
const FULL_SCALE_EV = { min: 1000, max: 500_000, step: 1000 };

/** The ADC, what its detectors may be like, and how channels are summed. */
export function DetectorFields({ draft, onChange }: DraftProps) {
  const change = (patch: Partial<Profile>) => onChange({ ...draft, ...patch });
  const { networkWindow, resolution } = draft;
  const { largestAdc, largestBinAdc, bins } = PROFILE_BOUNDS;
  const [offsetFrom, offsetTo] = draft.offsetRangeEv;
  return (
    <fieldset className={classes['group']}>
      <legend>{WORDS.title}</legend>
      <Checkbox
        size="xs"
        label={WORDS.anySize}
        checked={draft.fullScaleEv !== null}
        onChange={(event) => change({ fullScaleEv: event.currentTarget.checked ? [9000, 45_000] : null })}
      />
      <ScaleRange draft={draft} onChange={onChange} />
      <div className={classes['pair']}>
        <NumberField
          label={WORDS.offsetFrom}
          term="offsetRange"
          value={offsetFrom}
          {...OFFSET_EV}
          onChange={(from) => change({ offsetRangeEv: [from, offsetTo] })}
        />
        <NumberField
          label={WORDS.offsetTo}
          term="offsetRange"
          value={offsetTo}
          {...OFFSET_EV}
          onChange={(to) => change({ offsetRangeEv: [offsetFrom, to] })}
        />
        {draft.fullScaleEv === null && (
          <>
            <NumberField
              label={WORDS.firstChannel}
              term="networkWindow"
              value={networkWindow.firstAdc}
              {...{ min: 0, max: largestAdc, step: 100 }}
              isInteger
              onChange={(firstAdc) => change({ networkWindow: { ...networkWindow, firstAdc } })}
            />
            <NumberField
              label={WORDS.channelsPerBin}
              term="networkWindow"
              value={networkWindow.binAdc}
              {...{ min: 1, max: largestBinAdc, step: 1 }}
              isInteger
              onChange={(binAdc) => change({ networkWindow: { ...networkWindow, binAdc } })}
            />
            <NumberField
              label={WORDS.bins}
              term="networkWindow"
              value={networkWindow.bins}
              {...{ min: bins[0], max: bins[1], step: 50 }}
              isInteger
              onChange={(value) => change({ networkWindow: { ...networkWindow, bins: value } })}
            />
          </>
        )}
        <NumberField
          label={WORDS.noise}
          term="resolutionLaw"
          value={resolution.noiseEv}
          {...{ min: 0, max: 1000, step: 1 }}
          onChange={(noiseEv) => change({ resolution: { ...resolution, noiseEv } })}
        />
        <NumberField
          label={WORDS.fano}
          term="resolutionLaw"
          value={resolution.fanoFactor}
          {...{ min: 0.05, max: 1, step: 0.005 }}
          onChange={(fanoFactor) => change({ resolution: { ...resolution, fanoFactor } })}
        />
      </div>
      <NumberField
        label={WORDS.overflow}
        term="overflow"
        value={draft.overflowAdc ?? 0}
        {...{ min: 0, max: 65_536, step: 1 }}
        isInteger
        onChange={(adc) => change({ overflowAdc: adc === 0 ? null : adc })}
      />
    </fieldset>
  );
}

function ScaleRange({ draft, onChange }: DraftProps) {
  const change = (patch: Partial<Profile>) => onChange({ ...draft, ...patch });
  const { fullScaleEv, gainRangeEvPerAdc } = draft;
  const [from, to] = fullScaleEv ?? gainRangeEvPerAdc;
  const set = (range: readonly [number, number]) =>
    change(fullScaleEv === null ? { gainRangeEvPerAdc: range } : { fullScaleEv: range });
  const [fromLabel, toLabel] =
    fullScaleEv === null ? [WORDS.gainFrom, WORDS.gainTo] : [WORDS.fullScaleFrom, WORDS.fullScaleTo];
  const bounds = fullScaleEv === null ? GAIN : FULL_SCALE_EV;
  return (
    <>
      <NumberField
        key={fromLabel}
        label={fromLabel}
        term="gainRange"
        value={from}
        {...bounds}
        onChange={(value) => set([value, to])}
      />
      <NumberField
        key={toLabel}
        label={toLabel}
        term="gainRange"
        value={to}
        {...bounds}
        onChange={(value) => set([from, value])}
      />
    </>
  );
}
