import type { Peak } from '../dataset/peak';
import { observedEnergyEv, type LineId } from '../physics/lines';
import type { Profile } from '../physics/profile';
import { sigmaAtEv, TYPICAL_RESOLUTION } from '../physics/resolution';
import { excessSignificance } from './excess';

/** How far from the straight scale through the two anchors a line may lie: electronics bend by up to 50 eV at copper. */
const MOST_BEND_EV = 180;
const LEAST_SIGNIFICANCE = 4;

/**
 * Whether predicted peaks can be lines of this spectrum: ascending, on an energy scale within the profile's ranges and
 * not bent by more than 180 eV, and with a significant excess of counts at the two lines that the profile says are the
 * strongest. A network names all lines in any spectrum, a dead detector's too; this is what tells.
 */
export function arePlausible(peaks: readonly Peak[], counts: Uint32Array, profile: Profile): boolean {
  const [lowLine, highLine] = strongestLines(profile);
  const low = peaks.find(({ line }) => line === lowLine);
  const high = peaks.find(({ line }) => line === highLine);
  if (low === undefined || high === undefined) return false;
  if (peaks.some(({ adc }, i) => !(adc > (peaks[i - 1]?.adc ?? -Infinity)))) return false;
  const gainEvPerAdc = (observedEnergyEv(high.line) - observedEnergyEv(low.line)) / (high.adc - low.adc);
  const offsetEv = observedEnergyEv(low.line) - gainEvPerAdc * low.adc;
  if (!isWithin(gainEvPerAdc, profile.gainRangeEvPerAdc) || !isWithin(offsetEv, profile.offsetRangeEv)) return false;
  const bendEv = ({ line, adc }: Peak) => Math.abs(offsetEv + gainEvPerAdc * adc - observedEnergyEv(line));
  if (peaks.some((peak) => bendEv(peak) > MOST_BEND_EV)) return false;
  return [low, high].every(({ line, adc }) => {
    const sigmaAdc = sigmaAtEv(TYPICAL_RESOLUTION, observedEnergyEv(line)) / gainEvPerAdc;
    return excessSignificance(counts, adc, sigmaAdc) >= LEAST_SIGNIFICANCE;
  });
}

/** The two lines of the profile that are usually the strongest, ascending in energy. */
function strongestLines({ finderLines, typicalIntensities }: Profile): LineId[] {
  const ranked = finderLines.map((line, i) => ({ line, intensity: typicalIntensities[i] ?? 0 }));
  ranked.sort((a, b) => b.intensity - a.intensity);
  return ranked
    .slice(0, 2)
    .map(({ line }) => line)
    .sort((a, b) => observedEnergyEv(a) - observedEnergyEv(b));
}

function isWithin(value: number, [from, to]: readonly [number, number]): boolean {
  return value >= from && value <= to;
}
