import type { Peak } from '../dataset/peak';
import { observedEnergyEv } from '../physics/lines';
import type { Profile } from '../physics/profile';
import { sigmaAtEv } from '../physics/resolution';
import { excessSignificance } from './excess';
import { strongestLines } from './strongestLines';

/**
 * How far from the straight scale through the two anchors a line may lie, eV. Electronics bend by up to 50 eV at copper;
 * the rest is room for the finder's own error where a line has a handful of counts.
 */
const MOST_BEND_BETWEEN_EV = 100;
const MOST_BEND_BEYOND_EV = 180;
const LEAST_SIGNIFICANCE = 4;

/**
 * Those of the predicted peaks that can be lines of this spectrum. The two lines that the profile says are the strongest
 * must be there, with a significant excess of counts, on an energy scale within the profile's ranges; else nothing is
 * left. The others must lie near that scale: within 100 eV between the two anchors, 180 eV beyond. A network names all
 * lines in any spectrum, a dead detector's too; this is what tells.
 */
export function plausiblePeaks(peaks: readonly Peak[], counts: Uint32Array, profile: Profile): Peak[] {
  const [lowLine, highLine] = strongestLines(profile);
  const low = peaks.find(({ line }) => line === lowLine);
  const high = peaks.find(({ line }) => line === highLine);
  if (low === undefined || high === undefined) return [];
  const gainEvPerAdc = (observedEnergyEv(high.line) - observedEnergyEv(low.line)) / (high.adc - low.adc);
  const offsetEv = observedEnergyEv(low.line) - gainEvPerAdc * low.adc;
  if (!isWithin(gainEvPerAdc, profile.gainRangeEvPerAdc) || !isWithin(offsetEv, profile.offsetRangeEv)) return [];
  const isThere = ({ line, adc }: Peak) => {
    const sigmaAdc = sigmaAtEv(profile.resolution, observedEnergyEv(line)) / gainEvPerAdc;
    return excessSignificance(counts, adc, sigmaAdc) >= LEAST_SIGNIFICANCE;
  };
  if (!isThere(low) || !isThere(high)) return [];
  return peaks.filter(({ line, adc }) => {
    const bendEv = Math.abs(offsetEv + gainEvPerAdc * adc - observedEnergyEv(line));
    return bendEv <= (adc > low.adc && adc < high.adc ? MOST_BEND_BETWEEN_EV : MOST_BEND_BEYOND_EV);
  });
}

function isWithin(value: number, [from, to]: readonly [number, number]): boolean {
  return value >= from && value <= to;
}
