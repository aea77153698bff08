import { cholesky, choleskySolve, invertSymmetric } from '../../math/linearAlgebra';
import { addPeakTo, fitBins, type PeakShape } from './peakModel';

/** Peaks on a known background, all of one width. */
export interface FittedPeaks {
  readonly sigma: number;
  readonly peaks: readonly FittedPeak[];
}

/** Position and area with one standard deviation each; bins and counts. */
export interface FittedPeak extends PeakShape {
  readonly positionError: number;
  readonly areaError: number;
}

const MOST_STEPS = 15;
/** At rest, bins. */
const AT_REST = 0.005;
/** Furthest step, and furthest way from the start, in units of sigma. */
const LONGEST_STEP = 0.4;
const LONGEST_WAY = 2;
/** Range of the width in units of its start. */
const WIDTH_RANGE = [0.6, 1.6] as const;
/** Empty bins weigh no more than this expectation makes them. */
const LEAST_EXPECTED = 0.1;

/**
 * Gaussian peaks of one free width fitted together to `counts` by Fisher scoring of the Poisson likelihood, on the bins
 * within 3 sigma of a peak; `background` (counts per bin) is fixed. So overlapping peaks are told apart. Errors are those
 * of the information matrix, times sqrt(chi2/ndf) where that is above 1. Null where the fit finds no rest near its start.
 */
export function fitPeaks(
  counts: Float64Array,
  background: Float64Array,
  start: readonly PeakShape[],
  startSigma: number,
): FittedPeaks | null {
  const bins = fitBins(start, startSigma, counts.length);
  const size = 2 * start.length + 1;
  if (start.length === 0 || bins.length <= size) return null;
  let peaks = start.map((peak) => ({ ...peak }));
  let sigma = startSigma;
  for (let step = 0; step < MOST_STEPS; step++) {
    const { information, gradient } = scoring(counts, background, bins, peaks, sigma);
    const lower = cholesky(information, size);
    if (lower === null) return null;
    const change = choleskySolve(lower, gradient);
    const clip = (value: number, most: number) => Math.min(Math.max(value, -most), most);
    const moves = peaks.map((_, k) => clip(change[2 * k] ?? 0, LONGEST_STEP * sigma));
    peaks = peaks.map(({ position, area }, k) => ({
      position: position + (moves[k] ?? 0),
      area: Math.max(area + (change[2 * k + 1] ?? 0), area / 3),
    }));
    const wider = sigma + clip(change[size - 1] ?? 0, 0.2 * sigma);
    sigma = Math.min(Math.max(wider, WIDTH_RANGE[0] * startSigma), WIDTH_RANGE[1] * startSigma);
    const wentAstray = peaks.some(({ position }, k) => {
      return !(Math.abs(position - (start[k]?.position ?? NaN)) < LONGEST_WAY * startSigma);
    });
    if (wentAstray) return null;
    if (moves.every((move) => Math.abs(move) < AT_REST)) break;
  }
  const { information, chiSquare } = scoring(counts, background, bins, peaks, sigma);
  const covariance = invertSymmetric(information, size);
  if (covariance === null) return null;
  const scale = Math.sqrt(Math.max(1, chiSquare / (bins.length - size)));
  const errorOf = (index: number) => scale * Math.sqrt(covariance[index * size + index] ?? NaN);
  return {
    sigma,
    peaks: peaks.map((peak, k) => ({ ...peak, positionError: errorOf(2 * k), areaError: errorOf(2 * k + 1) })),
  };
}

/** Information matrix and gradient of ln(likelihood) by position and area of each peak, then sigma; Pearson's chi2. */
function scoring(
  counts: Float64Array,
  background: Float64Array,
  bins: readonly number[],
  peaks: readonly PeakShape[],
  sigma: number,
): { information: Float64Array; gradient: Float64Array; chiSquare: number } {
  const size = 2 * peaks.length + 1;
  const information = new Float64Array(size * size);
  const gradient = new Float64Array(size);
  const slopes = new Float64Array(size);
  let chiSquare = 0;
  for (const bin of bins) {
    slopes.fill(0);
    let expected = background[bin] ?? 0;
    peaks.forEach((peak, k) => (expected += addPeakTo(slopes, k, peak, sigma, bin)));
    const variance = Math.max(expected, LEAST_EXPECTED);
    const excess = (counts[bin] ?? 0) - expected;
    chiSquare += (excess * excess) / variance;
    for (let i = 0; i < size; i++) {
      const slope = (slopes[i] ?? 0) / variance;
      if (slope === 0) continue;
      gradient[i] = (gradient[i] ?? 0) + slope * excess;
      for (let j = 0; j < size; j++) {
        information[i * size + j] = (information[i * size + j] ?? 0) + slope * (slopes[j] ?? 0);
      }
    }
  }
  return { information, gradient, chiSquare };
}
