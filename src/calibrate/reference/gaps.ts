import type { Batch } from '../../dataset/histograms';
import type { EnergyCalibration } from '../energyCalibration';

/**
 * Constants for batches that could not be calibrated by themselves: interpolated in time between calibrated neighbours
 * on both sides, else pooled, that is, those of the whole run. Either way they say so.
 */
export function fillGaps(
  fitted: readonly (EnergyCalibration | null)[],
  batches: readonly Batch[],
  pooled: EnergyCalibration,
): EnergyCalibration[] {
  return fitted.map((calibration, batch) => {
    if (calibration !== null) return calibration;
    const before = fitted.findLastIndex((c, i) => i < batch && c !== null);
    const after = fitted.findIndex((c, i) => i > batch && c !== null);
    const left = fitted[before] ?? null;
    const right = fitted[after] ?? null;
    const share = left && right ? timeShare(batches, before, batch, after) : null;
    if (left === null || right === null || share === null) return { ...pooled, status: 'pooled' };
    const mix = (i: 0 | 1 | 2) => (1 - share) * left.p[i] + share * right.p[i];
    return { p: [mix(0), mix(1), mix(2)], covariance: null, status: 'interpolated' };
  });
}

/** How far the batch's middle lies between the middles of its neighbours, 0 to 1; null without times. */
function timeShare(batches: readonly Batch[], before: number, at: number, after: number): number | null {
  const middles = [before, at, after].map((i) => {
    const batch = batches[i];
    return batch === undefined || batch.start === null || batch.stop === null ? null : (batch.start + batch.stop) / 2;
  });
  const [from, middle, to] = middles;
  if (from == null || middle == null || to == null || to <= from) return null;
  return (middle - from) / (to - from);
}
