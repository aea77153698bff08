import { SECONDS_PER_DAY } from './secondsPerDay';

/**
 * Slices are no longer than this, seconds: the drift of a strongly drifting array within one is then below what
 * CONTRACT.md allows (0.2 eV of line width).
 */
const LONGEST_SLICE_S = 3 * 3600;
/** A batch length counts as a multiple of the slices where it is one to this share. */
const TOLERANCE = 1e-9;

/** Slices of a run that is read in batches of this length: as few per batch as are short enough, seconds. */
export function sliceLengthS(batchLengthDays: number): number {
  const lengthS = batchLengthDays * SECONDS_PER_DAY;
  return lengthS / Math.ceil((lengthS / LONGEST_SLICE_S) * (1 - TOLERANCE));
}

/** How many slices make up a batch of `batchLengthDays`; null where it is no multiple of them. */
export function slicesPerBatch(batchLengthDays: number, sliceS: number): number | null {
  const exact = (batchLengthDays * SECONDS_PER_DAY) / sliceS;
  const whole = Math.round(exact);
  return whole >= 1 && Math.abs(exact - whole) <= TOLERANCE * whole ? whole : null;
}

/**
 * Whether slices of a run that is read in batches of this length lie alike whatever the day of the first event, to the last
 * bit of their edges: whole seconds, of which a day is a multiple.
 */
export function slicesFitDays(batchLengthDays: number): boolean {
  const lengthS = sliceLengthS(batchLengthDays);
  return Number.isInteger(lengthS) && SECONDS_PER_DAY % lengthS === 0;
}
