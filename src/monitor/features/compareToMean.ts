import { invertSymmetric } from '../../math/linearAlgebra';
import { binEnergyEv } from '../energyGrid';
import type { OwnMean } from './ownMean';

/** In what a spectrum differs from its detector's own mean, with one-sigma errors. */
export interface Comparison {
  /** Its rate over that of the mean. */
  readonly rate: number;
  readonly rateError: number;
  /** Shift of the lines at the pivot, eV. */
  readonly shiftEv: number;
  /** Shift that grows with the energy, relative. */
  readonly slope: number;
  /** Covariance of shift (eV) and slope. */
  readonly scaleCovariance: readonly [xx: number, xy: number, yy: number];
  /** Variance by which its lines are wider, eV squared. */
  readonly varianceEv2: number;
  readonly varianceError: number;
}

const PARAMETERS = 6;
const [RATE, SHIFT, SLOPE, VARIANCE, FLAT, TILT] = [0, 1, 2, 3, 4, 5] as const;
/** Expected counts below this weigh as this: single events must not decide. */
const LEAST_MEAN = 0.3;
const KEV = 1000;

/**
 * Least squares fit of a spectrum by its detector's mean, moved, stretched and widened: n = a T - s T' - g (E - pivot) T' +
 * v T''/2 + a straight line (Taylor's expansion of a T, so s and v must be small beside a line's width; iterated by the
 * caller). Variances are those of the expected counts. Null where the spectrum holds too little for that.
 *
 * @param range first bin and bin after the last
 * @param weightRate rate at which the expected counts are taken
 */
export function compareToMean(
  counts: Float64Array,
  { mean, slope, bend }: OwnMean,
  range: readonly [number, number],
  pivotEv: number,
  weightRate: number,
): Comparison | null {
  const normal = new Float64Array(PARAMETERS * PARAMETERS);
  const rhs = new Float64Array(PARAMETERS);
  const basis = new Float64Array(PARAMETERS);
  for (let bin = range[0]; bin < range[1]; bin++) {
    const distance = (binEnergyEv(bin) - pivotEv) / KEV;
    basis[RATE] = mean[bin] ?? 0;
    basis[SHIFT] = -weightRate * (slope[bin] ?? 0);
    basis[SLOPE] = basis[SHIFT] * distance;
    basis[VARIANCE] = (weightRate * (bend[bin] ?? 0)) / 2;
    basis[FLAT] = 1;
    basis[TILT] = distance;
    const weight = 1 / Math.max(weightRate * basis[RATE], LEAST_MEAN);
    for (let i = 0; i < PARAMETERS; i++) {
      const scaled = weight * (basis[i] ?? 0);
      rhs[i] = (rhs[i] ?? 0) + scaled * (counts[bin] ?? 0);
      for (let j = 0; j <= i; j++) {
        normal[PARAMETERS * i + j] = (normal[PARAMETERS * i + j] ?? 0) + scaled * (basis[j] ?? 0);
      }
    }
  }
  const inverse = invertSymmetric(normal, PARAMETERS);
  if (inverse === null) return null;
  const covariance = (i: number, j: number) => inverse[PARAMETERS * i + j] ?? NaN;
  const value = (i: number) => rhs.reduce((sum, r, j) => sum + covariance(i, j) * r, 0);
  return {
    rate: value(RATE),
    rateError: Math.sqrt(covariance(RATE, RATE)),
    shiftEv: value(SHIFT),
    slope: value(SLOPE) / KEV,
    scaleCovariance: [covariance(SHIFT, SHIFT), covariance(SHIFT, SLOPE) / KEV, covariance(SLOPE, SLOPE) / KEV ** 2],
    varianceEv2: value(VARIANCE),
    varianceError: Math.sqrt(covariance(VARIANCE, VARIANCE)),
  };
}
