import type { Pair } from '../../calibrate/drift/pair';
import type { Reading } from '../../calibrate/drift/walk';
import { median } from '../robust';

/** Fewer detectors than this have no median that is free of any one of them. */
const FEWEST_DETECTORS = 8;
const ROUNDS = 3;
/** No detector follows the array more strongly than this, or against it. */
const MOST_AMPLITUDE = 3;
/** Amplitudes below this do not say what the array does. */
const LEAST_AMPLITUDE = 0.3;

/**
 * Readings less what all detectors do together (temperature, day and night), each as strongly as it does: shape
 * (detectors, slices). The common motion is the median over the detectors, slice by slice; how strongly one follows it is
 * fitted to its changes from slice to slice, in which slow drifts of its own hardly count.
 */
export function withoutCommonMode(all: readonly (readonly (Reading | null)[])[]): (Reading | null)[][] {
  if (all.length < FEWEST_DETECTORS) return all.map((own) => [...own]);
  let amplitudes = all.map(() => 1);
  let common: Pair[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    common = (all[0] ?? []).map((_, slice): Pair => {
      const at = (axis: 0 | 1) =>
        median(
          all.map((own, i) => {
            const amplitude = amplitudes[i] ?? 1;
            return amplitude < LEAST_AMPLITUDE ? NaN : (own[slice]?.value[axis] ?? NaN) / amplitude;
          }),
        );
      return [at(0) || 0, at(1) || 0];
    });
    amplitudes = all.map((own) => amplitudeOf(own, common));
  }
  return all.map((own, i) => own.map((reading, slice) => less(reading, common[slice] ?? [0, 0], amplitudes[i] ?? 1)));
}

/** How strongly the changes of the shift follow those of the common motion: least squares by the readings' errors. */
function amplitudeOf(own: readonly (Reading | null)[], common: readonly Pair[]): number {
  let [product, square] = [0, 0];
  for (let slice = 1; slice < own.length; slice++) {
    const [before, after] = [own[slice - 1], own[slice]];
    if (before == null || after == null) continue;
    const step = (common[slice]?.[0] ?? 0) - (common[slice - 1]?.[0] ?? 0);
    const weight = 1 / (before.covariance.xx + after.covariance.xx);
    product += weight * step * (after.value[0] - before.value[0]);
    square += weight * step * step;
  }
  return square > 0 ? Math.min(Math.max(product / square, 0), MOST_AMPLITUDE) : 1;
}

function less(reading: Reading | null, [x, y]: Pair, amplitude: number): Reading | null {
  if (reading === null) return null;
  return { ...reading, value: [reading.value[0] - amplitude * x, reading.value[1] - amplitude * y] };
}
