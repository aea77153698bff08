import { observedEnergyEv, type LineId } from '../physics/lines';
import type { Profile } from '../physics/profile';

/** The two lines of the profile that are usually the strongest, ascending in energy. */
export function strongestLines({ finderLines, typicalIntensities }: Profile): LineId[] {
  const ranked = finderLines.map((line, i) => ({ line, intensity: typicalIntensities[i] ?? 0 }));
  ranked.sort((a, b) => b.intensity - a.intensity);
  return ranked
    .slice(0, 2)
    .map(({ line }) => line)
    .sort((a, b) => observedEnergyEv(a) - observedEnergyEv(b));
}
