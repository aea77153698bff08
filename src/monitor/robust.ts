/** Median of finite values; NaN for none. Others are left out. */
export function median(values: Iterable<number>): number {
  const sorted = [...values].filter(Number.isFinite).sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  if (sorted.length === 0) return NaN;
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? NaN)) / 2;
}

/** Standard deviation of a normal distribution over its median absolute deviation: 1/(quantile of 3/4). */
const SIGMA_PER_MAD = 1.4826;

/** Spread about the median as a standard deviation, from the median absolute deviation; NaN for no finite value. */
export function robustSigma(values: Iterable<number>): number {
  const all = [...values].filter(Number.isFinite);
  const centre = median(all);
  return SIGMA_PER_MAD * median(all.map((value) => Math.abs(value - centre)));
}

/**
 * How far each value lies from the median of all, in units of its own error and of what the values scatter beyond their
 * errors: shape as `values`, NaN where value or error is not finite. A third of the values may be anything.
 */
export function robustPulls(values: ArrayLike<number>, errors: ArrayLike<number>): Float64Array {
  const all = Array.from(values);
  const centre = median(all);
  const raw = all.map((value, i) => (value - centre) / (errors[i] ?? NaN));
  // Errors that are too small show in the pulls; those that are large enough are taken as they are.
  const excess = Math.max(1, robustSigma(raw.filter(Number.isFinite)) || 1);
  return Float64Array.from(raw, (pull) => pull / excess);
}
