import { GRID } from './energyGrid';

/** Bins of the grid that make one of a spectrum that is looked at as a whole. */
const BINS_PER_BIN = 2;

/** Bins of such a spectrum: 50 eV each. */
export const COARSE_BINS = GRID.bins / BINS_PER_BIN;
export const COARSE_BIN_EV = GRID.binEv * BINS_PER_BIN;

/** A spectrum of the grid in bins of 50 eV. */
export function coarse(counts: Float64Array): Float64Array {
  const sums = new Float64Array(COARSE_BINS);
  counts.forEach((n, bin) => {
    const place = Math.floor(bin / BINS_PER_BIN);
    sums[place] = (sums[place] ?? 0) + n;
  });
  return sums;
}
