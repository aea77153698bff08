import type { StatedCalibration } from '../../dataset/histograms';

/** A calibration point of a file: channel and energy in eV. */
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
  const offsetEv = meanEv - gainEvPerAdc * meanAdc;
  if (!(gainEvPerAdc > 0 && Number.isFinite(gainEvPerAdc) && Number.isFinite(offsetEv))) return null;
  return { offsetEv, gainEvPerAdc };
}

/**
 * The straight line nearest to the polynomial E = sum of coefficients[i] * adc^i (in eV) over the channels 0 to
 * `channels` - 1, since a seed needs no curvature. Null where it does not rise.
 */
export function lineOfPolynomial(coefficients: readonly number[], channels: number): StatedCalibration | null {
  const [offsetEv = NaN, gainEvPerAdc = NaN, ...higher] = coefficients;
  if (higher.every((coefficient) => coefficient === 0)) {
    return Number.isFinite(offsetEv) && gainEvPerAdc > 0 ? { offsetEv, gainEvPerAdc } : null;
  }
  const points = Array.from({ length: channels }, (_, adc) => ({
    adc,
    energyEv: coefficients.reduceRight((sum, coefficient) => sum * adc + coefficient, 0),
  }));
  return straightLine(points);
}
