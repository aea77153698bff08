import type { StatedCalibration } from '../../dataset/histograms';

/** A calibration point of the file: channel and energy in eV. */
export interface CalibrationPoint {
  readonly adc: number;
  readonly energyEv: number;
}

/**
 * The straight line E = offset + gain * adc through the points by unweighted least squares (normal equations about the
 * mean). Null where they do not fix one that rises: fewer than two different channels, or a gain of 0 or less.
 */
export function straightLine(points: readonly CalibrationPoint[]): StatedCalibration | null {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const meanAdc = mean(points.map(({ adc }) => adc));
  const meanEv = mean(points.map(({ energyEv }) => energyEv));
  let sumSquares = 0;
  let sumProducts = 0;
  for (const { adc, energyEv } of points) {
    sumSquares += (adc - meanAdc) ** 2;
    sumProducts += (adc - meanAdc) * (energyEv - meanEv);
  }
  const gainEvPerAdc = sumProducts / sumSquares;
  if (!(gainEvPerAdc > 0 && Number.isFinite(gainEvPerAdc))) return null;
  return { offsetEv: meanEv - gainEvPerAdc * meanAdc, gainEvPerAdc };
}
