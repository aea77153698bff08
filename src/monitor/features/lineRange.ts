import { observedEnergyEv } from '../../physics/lines';
import type { Profile } from '../../physics/profile';
import type { LineRange } from './alignedBatches';

/** Distance from the outermost lines to where they have ended, eV. */
const MARGIN_EV = 350;

/** The range of a profile's lines; shifts are quoted between its two strongest. */
export function lineRangeOf({ finderLines, typicalIntensities, knownLines }: Profile): LineRange {
  const energies = finderLines.map(observedEnergyEv);
  const known = knownLines.map(observedEnergyEv);
  const strongest = [...energies.keys()]
    .sort((a, b) => (typicalIntensities[b] ?? 0) - (typicalIntensities[a] ?? 0))
    .slice(0, 2)
    .map((i) => energies[i] ?? NaN);
  return {
    fromEv: Math.min(...energies) - MARGIN_EV,
    toEv: Math.max(...known) + MARGIN_EV,
    pivotEv: strongest.reduce((sum, energy) => sum + energy, 0) / strongest.length,
  };
}
