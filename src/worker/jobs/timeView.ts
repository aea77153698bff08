import { batchesOfSlices, type SlicedRun } from '../../dataset/batchesOfSlices';
import { HalfmaxError } from '../../dataset/errors';
import { foldPair } from '../../dataset/folds';
import type { Histograms, Spectra } from '../../dataset/histograms';
import type { Run } from '../../dataset/run';
import type { AnalysisSettings } from '../../assess/results';

/** A run as its analysis sees it: in batches, and in slices too where the scale is to be continuous in time. */
export interface RunInTime {
  readonly histograms: Histograms;
  readonly sliced: SlicedRun | null;
}

type TimeSettings = Pick<AnalysisSettings, 'continuous' | 'batchLengthDays'>;

/** The loaded run. Without slices, or where those are whole batches, nothing is known of a batch's parts. */
export function inTimeOf({ histograms, slices }: Run, { continuous, batchLengthDays }: TimeSettings): RunInTime {
  if (!continuous || slices === undefined || slices.batches.length <= histograms.batches.length) {
    return { histograms, sliced: null };
  }
  const batchOfSlice = batchesOfSlices(slices, batchLengthDays)?.batchOfSlice;
  return { histograms, sliced: batchOfSlice === undefined ? null : { slices, batchOfSlice } };
}

/** One fold of a run: the rest of it, and the events of the fold, in slices where there are any. */
export interface FoldInTime {
  readonly training: RunInTime;
  readonly heldOut: Spectra;
}

/** Fold `fold` of the run. Throws a HalfmaxError where the run's slices are not those of its batches. */
export function foldInTime(
  { histograms, sliced }: RunInTime,
  fold: number,
  { folds, seed, batchLengthDays }: Pick<AnalysisSettings, 'folds' | 'seed' | 'batchLengthDays'>,
): FoldInTime {
  if (sliced === null) {
    const { training, heldOut } = foldPair(histograms, fold, folds, seed);
    return { training: { histograms: training, sliced: null }, heldOut };
  }
  const { training, heldOut } = foldPair(sliced.slices, fold, folds, seed);
  const batched = batchesOfSlices(training, batchLengthDays);
  if (batched === null) throw new HalfmaxError('internal', 'The slices of the run do not make up its batches');
  return { training: { histograms: batched.histograms, sliced: { ...sliced, slices: training } }, heldOut };
}
