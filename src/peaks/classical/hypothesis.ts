import type { LineId } from '../../physics/lines';
import type { Profile } from '../../physics/profile';
import { blendEnergyEv } from './blendedLine';
import type { FoundLine } from './foundLine';

/** A straight energy scale that may be that of a spectrum. */
export interface Hypothesis {
  readonly gainEvPerAdc: number;
  readonly offsetEv: number;
}

/** An unexplained peak costs this part of what an explained one of the same strength earns. */
export const UNEXPLAINED_SHARE = 0.5;
/** How far from its energy a silicon escape peak may be seen, or a line that keeps to the scale, eV. */
export const TOLERANCE_EV = 90;

/** The scale on which two peaks, ascending in channel, are two lines. */
export function scaleThrough(
  [lowLine, low]: readonly [LineId, FoundLine],
  [highLine, high]: readonly [LineId, FoundLine],
): Hypothesis {
  const gainEvPerAdc = (blendEnergyEv(highLine) - blendEnergyEv(lowLine)) / (high.adc - low.adc);
  return { gainEvPerAdc, offsetEv: blendEnergyEv(lowLine) - gainEvPerAdc * low.adc };
}

/** Whether gain and offset lie in the profile's ranges. */
export function isAllowed({ gainEvPerAdc, offsetEv }: Hypothesis, profile: Profile): boolean {
  return isWithin(gainEvPerAdc, profile.gainRangeEvPerAdc) && isWithin(offsetEv, profile.offsetRangeEv);
}

function isWithin(value: number, [from, to]: readonly [number, number]): boolean {
  return value >= from && value <= to;
}

/** Energy of a peak, eV. */
export function energyBy({ gainEvPerAdc, offsetEv }: Hypothesis): (peak: FoundLine) => number {
  return ({ adc }) => offsetEv + gainEvPerAdc * adc;
}

/** What it earns to explain a peak; by the logarithm: ten weak peaks say more of a scale than one ten times as strong. */
export function worth(peak: FoundLine): number {
  return Math.log1p(peak.significance);
}

/** Peaks below this many standard deviations of Poisson noise may complete an assignment, not make one. */
export const CLEAR_SIGNIFICANCE = 4;

export function isClear({ significance }: FoundLine): boolean {
  return significance >= CLEAR_SIGNIFICANCE;
}

/** Strongest peaks that are tried as lines that set the scale. */
const TRIED_PEAKS = 8;

/** The most significant of the clear peaks. */
export function strongest(peaks: readonly FoundLine[]): FoundLine[] {
  return peaks
    .filter(isClear)
    .sort((a, b) => b.significance - a.significance)
    .slice(0, TRIED_PEAKS);
}
