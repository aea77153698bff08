import { filterRidgeLines, type RidgeConditions } from './ridgeFilter';
import { ridgeLines } from './ridgeLines';
import { waveletTransform } from './waveletTransform';

/** Options of SciPy's `find_peaks_cwt`, with its defaults where absent. */
export interface CwtConditions extends Partial<RidgeConditions> {
  /** How far a maximum may move from one row to the next, samples, one per width; a quarter of the widths if absent. */
  readonly maxDistances?: readonly number[];
  /** Most rows that a ridge line may skip; the first width, rounded up, if absent. */
  readonly gapThreshold?: number;
}

/**
 * Indices of the peaks of `signal`, ascending: `scipy.signal.find_peaks_cwt` (SciPy 1.10) with the ricker wavelet.
 * `widths` (> 0, samples, ascending) should span the peaks' widths. Defaults: minimal length a quarter of the widths, minimal
 * ratio 1, noise the 10th percentile in a window of a twentieth of the signal. Throws a RangeError where there are
 * fewer `maxDistances` than `widths`.
 */
export function findPeaksCwt(
  signal: ArrayLike<number>,
  widths: readonly number[],
  conditions: CwtConditions = {},
): number[] {
  const {
    maxDistances = widths.map((width) => width / 4),
    gapThreshold = Math.ceil(widths[0] ?? 0),
    minLength = Math.ceil(widths.length / 4),
    minSnr = 1,
    noisePercentile = 10,
    windowSize = Math.ceil(signal.length / 20),
  } = conditions;
  if (maxDistances.length < widths.length) throw new RangeError('there must be one distance for each width');
  const transform = waveletTransform(signal, widths);
  const lines = ridgeLines(transform, maxDistances, gapThreshold);
  const peaks = filterRidgeLines(transform, lines, { minLength, minSnr, noisePercentile, windowSize });
  return peaks.map(({ columns }) => columns[0] ?? 0).sort((a, b) => a - b);
}
