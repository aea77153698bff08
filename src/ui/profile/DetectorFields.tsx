import { Checkbox } from '@mantine/core';
import type { Profile } from '../../physics/profile';
import { PROFILE_BOUNDS } from '../../store/catalogue';
import { NumberField } from '../controls/NumberField';
import type { DraftProps } from './ElementPicker';
import classes from './profile.module.css';

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
      <legend>ADC and detectors</legend>
      <Checkbox
        size="xs"
        label="ADC of any size: gain from its full scale"
        checked={draft.fullScaleEv !== null}
        onChange={(event) => change({ fullScaleEv: event.currentTarget.checked ? [9000, 45_000] : null })}
      />
      <ScaleRange draft={draft} onChange={onChange} />
      <div className={classes['pair']}>
        <NumberField
          label="Offset from (eV)"
          term="offsetRange"
          value={offsetFrom}
          {...OFFSET_EV}
          onChange={(from) => change({ offsetRangeEv: [from, offsetTo] })}
        />
        <NumberField
          label="Offset to (eV)"
          term="offsetRange"
          value={offsetTo}
          {...OFFSET_EV}
          onChange={(to) => change({ offsetRangeEv: [offsetFrom, to] })}
        />
        {draft.fullScaleEv === null && (
          <>
            <NumberField
              label="First channel"
              term="networkWindow"
              value={networkWindow.firstAdc}
              {...{ min: 0, max: largestAdc, step: 100 }}
              isInteger
              onChange={(firstAdc) => change({ networkWindow: { ...networkWindow, firstAdc } })}
            />
            <NumberField
              label="Channels per bin"
              term="networkWindow"
              value={networkWindow.binAdc}
              {...{ min: 1, max: largestBinAdc, step: 1 }}
              isInteger
              onChange={(binAdc) => change({ networkWindow: { ...networkWindow, binAdc } })}
            />
            <NumberField
              label="Bins"
              term="networkWindow"
              value={networkWindow.bins}
              {...{ min: bins[0], max: bins[1], step: 50 }}
              isInteger
              onChange={(value) => change({ networkWindow: { ...networkWindow, bins: value } })}
            />
          </>
        )}
        <NumberField
          label="Noise (eV)"
          term="resolutionLaw"
          value={resolution.noiseEv}
          {...{ min: 0, max: 1000, step: 1 }}
          onChange={(noiseEv) => change({ resolution: { ...resolution, noiseEv } })}
        />
        <NumberField
          label="Fano factor"
          term="resolutionLaw"
          value={resolution.fanoFactor}
          {...{ min: 0.05, max: 1, step: 0.005 }}
          onChange={(fanoFactor) => change({ resolution: { ...resolution, fanoFactor } })}
        />
      </div>
      <NumberField
        label="Overflow from channel (0: none)"
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
  const name = fullScaleEv === null ? 'Gain' : 'Full scale';
  const unit = fullScaleEv === null ? 'eV per channel' : 'eV';
  const bounds = fullScaleEv === null ? GAIN : FULL_SCALE_EV;
  return (
    <>
      <NumberField
        key={`${name} from`}
        label={`${name} from (${unit})`}
        term="gainRange"
        value={from}
        {...bounds}
        onChange={(value) => set([value, to])}
      />
      <NumberField
        key={`${name} to`}
        label={`${name} to (${unit})`}
        term="gainRange"
        value={to}
        {...bounds}
        onChange={(value) => set([from, value])}
      />
    </>
  );
}
