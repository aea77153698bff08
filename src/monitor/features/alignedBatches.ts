import { median, robustSigma } from '../robust';
import {
  filledChannels,
  GRID,
  NO_CHANGE,
  onGrid,
  placeOnGrid,
  type GridSpectrum,
  type Scale,
  type ScaleChange,
} from '../energyGrid';
import { devianceExcess } from '../poissonDeviance';
import { compareToMean, type Comparison } from './compareToMean';
import { ownMean, type OwnMean } from './ownMean';

/** Which part of the spectra the lines are in, and where shifts are quoted. */
export interface LineRange {
  readonly fromEv: number;
  readonly toEv: number;
  readonly pivotEv: number;
}

/** A batch of a detector beside the mean of its batches. */
export interface AlignedBatch {
  /** Null where it holds too few counts to be compared. */
  readonly comparison: Comparison | null;
  /** Moved onto the scale of the mean. */
  readonly spectrum: GridSpectrum;
}

export interface AlignedDetector {
  readonly mean: OwnMean;
  readonly batches: readonly AlignedBatch[];
}

/** With fewer counts in the range of the lines a spectrum has no shape. */
const FEWEST_COUNTS = 100;
/** Rounds of batches against the mean; the first starts from unaligned spectra and takes more steps. */
const STEPS = [3, 2, 1] as const;
/** A single step beyond this is a fit gone astray, eV. */
const LONGEST_STEP_EV = 60;
const LARGEST_SLOPE = 0.02;
/** A batch that fits the mean worse than the others by this many of their spreads is no part of it. */
const OUTLIER = 6;

/**
 * Aligns the batches of one detector with their own mean, and the mean with them, in turn: no calibration of the batches is
 * needed, and what is left of the differences is rate, width and shape. Batches that look unlike the others are kept out
 * of the mean.
 */
export function alignBatches(spectra: readonly ArrayLike<number>[], p: Scale, range: LineRange): AlignedDetector {
  const bins = [Math.floor(placeOnGrid(range.fromEv)), Math.ceil(placeOnGrid(range.toEv))] as const;
  const within = ({ counts }: GridSpectrum) => counts.subarray(bins[0], bins[1]).reduce((sum, n) => sum + n, 0);
  const sparse = spectra.map(filledChannels);
  const grids = sparse.map((spectrum) => onGrid(spectrum, p, NO_CHANGE, range.pivotEv));
  const isFilled = grids.map((grid) => within(grid) >= FEWEST_COUNTS);
  let used = isFilled;
  let mean = ownMean(
    grids.map(({ counts }) => counts),
    used,
  );
  const changes: ScaleChange[] = spectra.map(() => NO_CHANGE);
  let comparisons: (Comparison | null)[] = [];
  for (const steps of STEPS) {
    const meanCounts = mean.mean.subarray(bins[0], bins[1]).reduce((sum, n) => sum + n, 0);
    comparisons = sparse.map((spectrum, batch) => {
      if (isFilled[batch] !== true) return null;
      let found: Comparison | null = null;
      for (let step = 0; step < steps; step++) {
        const grid = grids[batch];
        if (grid === undefined) return null;
        found = compareToMean(grid.counts, mean, bins, range.pivotEv, within(grid) / meanCounts);
        if (found === null) return null;
        changes[batch] = added(changes[batch] ?? NO_CHANGE, found);
        grids[batch] = onGrid(spectrum, p, changes[batch], range.pivotEv);
      }
      return found;
    });
    used = likeTheOthers(grids, comparisons, mean);
    mean = ownMean(
      grids.map(({ counts }) => counts),
      used,
    );
  }
  return {
    mean,
    batches: grids.map((spectrum, batch) => {
      const found = comparisons[batch] ?? null;
      return { spectrum, comparison: found === null ? null : { ...found, ...(changes[batch] ?? NO_CHANGE) } };
    }),
  };
}

function added(change: ScaleChange, { shiftEv, slope }: Comparison): ScaleChange {
  const limited = (value: number, most: number) => Math.min(Math.max(value, -most), most);
  return {
    shiftEv: change.shiftEv + limited(shiftEv, LONGEST_STEP_EV),
    slope: limited(change.slope + limited(slope, LARGEST_SLOPE), LARGEST_SLOPE),
  };
}

/** Which batches make the mean: those that differ from it by chance, and at least half of those that can be compared. */
function likeTheOthers(
  grids: readonly GridSpectrum[],
  comparisons: readonly (Comparison | null)[],
  { mean }: OwnMean,
): boolean[] {
  const excess = grids.map(({ counts }, batch) => {
    const rate = comparisons[batch]?.rate;
    if (rate === undefined) return NaN;
    const expected = mean.map((n) => Math.max(rate, 0) * n);
    return devianceExcess(counts, expected);
  });
  const limit = median(excess) + OUTLIER * Math.max(robustSigma(excess) || 0, 1);
  return excess.map((value) => value <= limit);
}

/** Expected counts of a batch: the mean of its detector at the batch's rate, shape (bins). */
export function expectedOf({ mean }: AlignedDetector, { comparison }: AlignedBatch): Float64Array | null {
  if (comparison === null) return null;
  const rate = Math.max(comparison.rate, 0);
  return Float64Array.from({ length: GRID.bins }, (_, bin) => rate * (mean.mean[bin] ?? 0));
}
