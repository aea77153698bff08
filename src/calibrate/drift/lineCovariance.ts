import type { Pair, Symmetric } from './pair';

/**
 * Covariance of the constants of a scale of fixed curvature from that of the energies at two channels, eV^2: J A J^T, where
 * p0 = (high y0 - low y1)/(high - low) and p1 = (y1 - y0)/(high - low), less what the curvature gives. 3 x 3, row major; zeros
 * for the curvature.
 *
 * @param channels two of them, apart
 */
export function lineCovariance([low, high]: Pair, { xx, xy, yy }: Symmetric): number[] {
  const span = high - low;
  const byLow: Pair = [high / span, -1 / span];
  const byHigh: Pair = [-low / span, 1 / span];
  const entry = (i: 0 | 1, j: 0 | 1) =>
    byLow[i] * byLow[j] * xx + (byLow[i] * byHigh[j] + byHigh[i] * byLow[j]) * xy + byHigh[i] * byHigh[j] * yy;
  return [entry(0, 0), entry(0, 1), 0, entry(1, 0), entry(1, 1), 0, 0, 0, 0];
}
