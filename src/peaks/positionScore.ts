/** A prediction counts as found within this distance of the truth, channels (shared benchmark's definition). */
export const FOUND_WITHIN_ADC = 50;

/** How well positions were predicted. Figures in channels, over those found. */
export interface PositionScore {
  readonly standardDeviation: number;
  readonly bias: number;
  /** Share of predictions within 50 channels of the truth. */
  readonly efficiency: number;
}

/** Scores pairs of predicted (null or NaN where nothing was) and true positions; NaN figures where none was found. */
export function scorePositions(
  pairs: Iterable<readonly [predictedAdc: number | null, trueAdc: number]>,
): PositionScore {
  let all = 0;
  let found = 0;
  let sum = 0;
  let squares = 0;
  for (const [predictedAdc, trueAdc] of pairs) {
    all++;
    const error = (predictedAdc ?? NaN) - trueAdc;
    if (!(Math.abs(error) <= FOUND_WITHIN_ADC)) continue;
    found++;
    sum += error;
    squares += error * error;
  }
  const bias = sum / found;
  return { standardDeviation: Math.sqrt(squares / found - bias * bias), bias, efficiency: found / all };
}
