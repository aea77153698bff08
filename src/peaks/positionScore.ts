/** A prediction counts as found within this distance of the truth, channels (shared benchmark's definition). */
export const FOUND_WITHIN_ADC = 50;

/** A predicted position (null or NaN where nothing was predicted), the truth, and the error that the finder states. */
export type PositionPair = readonly [predictedAdc: number | null, trueAdc: number, errorAdc?: number | null];

/** How well positions were predicted. Figures in channels, over those found; NaN where none was found. */
export interface PositionScore {
  readonly standardDeviation: number;
  /** Half the distance between the quantiles that 68.27 % of (predicted - true) lie between. */
  readonly halfWidth68: number;
  readonly bias: number;
  /** Share of predictions within 50 channels of the truth. */
  readonly efficiency: number;
  /** Standard deviation of (predicted - true)/error over those found whose error is stated; null for fewer than two. */
  readonly pullWidth: number | null;
}

/** Central 68.27 %: one standard deviation to both sides of a normal distribution. */
const LOW_QUANTILE = 0.158655;

export function scorePositions(pairs: Iterable<PositionPair>): PositionScore {
  let all = 0;
  const errors: number[] = [];
  const pulls: number[] = [];
  for (const [predictedAdc, trueAdc, errorAdc = null] of pairs) {
    all++;
    const error = (predictedAdc ?? NaN) - trueAdc;
    if (!(Math.abs(error) <= FOUND_WITHIN_ADC)) continue;
    errors.push(error);
    if (errorAdc !== null && errorAdc > 0) pulls.push(error / errorAdc);
  }
  const sorted = Float64Array.from(errors).sort();
  return {
    standardDeviation: standardDeviationOf(errors),
    halfWidth68: (quantile(sorted, 1 - LOW_QUANTILE) - quantile(sorted, LOW_QUANTILE)) / 2,
    bias: meanOf(errors),
    efficiency: errors.length / all,
    pullWidth: pulls.length < 2 ? null : standardDeviationOf(pulls),
  };
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function standardDeviationOf(values: readonly number[]): number {
  const mean = meanOf(values);
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
}

/** Linear between the ordered values; NaN for none. */
function quantile(sorted: Float64Array, share: number): number {
  const place = share * (sorted.length - 1);
  const low = Math.floor(place);
  const from = sorted[low] ?? NaN;
  const to = sorted[low + 1] ?? from;
  return from + (place - low) * (to - from);
}
