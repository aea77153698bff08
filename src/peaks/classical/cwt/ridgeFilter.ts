import type { RidgeLine } from './ridgeLines';

/** What a ridge line must be to count as a peak. */
export interface RidgeConditions {
  /** Least number of its maxima. */
  readonly minLength: number;
  /** Least ratio of the narrowest row at the line's foot to the noise there. */
  readonly minSnr: number;
  /** The noise is this percentile (0 to 100) of the narrowest row ... */
  readonly noisePercentile: number;
  /** ... in a window of so many samples around the foot. */
  readonly windowSize: number;
}

/**
 * Ridge lines that are long enough and stand out of the noise (SciPy 1.10's `_filter_ridge_lines`). A ratio that is no
 * number (0/0) passes, as it does there.
 */
export function filterRidgeLines(
  transform: readonly Float64Array[],
  lines: readonly RidgeLine[],
  { minLength, minSnr, noisePercentile, windowSize }: RidgeConditions,
): RidgeLine[] {
  const narrowest = transform[0] ?? new Float64Array();
  const window = Math.trunc(windowSize);
  const half = Math.floor(window / 2);
  return lines.filter(({ rows, columns }) => {
    if (rows.length < minLength) return false;
    const foot = columns[0] ?? 0;
    const around = narrowest.slice(Math.max(foot - half, 0), Math.min(foot + half + (window % 2), narrowest.length));
    const ratio = Math.abs((transform[rows[0] ?? 0]?.[foot] ?? NaN) / percentile(around, noisePercentile));
    return !(ratio < minSnr);
  });
}

/** Percentile with linear interpolation between the sorted values, which it sorts in place; NaN where there are none. */
function percentile(values: Float64Array, percent: number): number {
  values.sort();
  const place = (percent / 100) * (values.length - 1);
  const below = Math.floor(place);
  const low = values[below] ?? NaN;
  return place === below ? low : low + (place - below) * ((values[below + 1] ?? NaN) - low);
}
