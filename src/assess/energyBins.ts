import { tabulatedEnergyEv } from '../physics/lines';
import type { Profile } from '../physics/profile';

/** Bins of a summed spectrum: 2000-10000 eV in steps of 10 eV (METHOD.md section 3); of some profiles there are more. */
export const SPECTRUM_BINS = { firstEdgeEv: 2000, binWidthEv: 10, bins: 800 } as const;

/** Bins of the copper fit, 7000-8500 eV (METHOD.md section 3, Eq. 5): a stretch of `SPECTRUM_BINS`. */
export const COPPER_REGION = { firstEdgeEv: 7000, binWidthEv: 10, bins: 150 } as const;

/** What is seen beyond the last line, and where a spectrum ends at the latest, eV. */
const BEYOND_EV = 1000;
const LAST_EDGE_EV = 60_000;

/**
 * Number of bins of a profile's summed spectra: to 10 keV, or as far as its region of interest and all of its lines reach,
 * to whole keV.
 */
export function spectrumBins(profile: Pick<Profile, 'knownLines' | 'markedLines' | 'alsoFind' | 'regionEv'>): number {
  const { firstEdgeEv, binWidthEv, bins } = SPECTRUM_BINS;
  const lines = [...profile.knownLines, ...profile.markedLines, ...profile.alsoFind];
  const highestEv = Math.max(profile.regionEv[1], ...lines.map((line) => tabulatedEnergyEv(line) + BEYOND_EV));
  const lastEdgeEv = Math.min(1000 * Math.ceil(highestEv / 1000), LAST_EDGE_EV);
  return Math.max(Math.ceil((lastEdgeEv - firstEdgeEv) / binWidthEv), bins);
}
