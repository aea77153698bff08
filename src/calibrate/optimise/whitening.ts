import { HalfmaxError } from '../../dataset/errors';
import { cholesky } from '../../math/linearAlgebra';
import { CHANNELS_PER_UNIT, frameMatrix } from './frame';
import { add3, congruence3, times3, transpose3 } from './matrix3';
import type { PreparedRow } from './preparedRow';
import { copperFisher } from './copperFisher';

/** Information (1/eV^2) about the line's position that a row without copper is taken to have: 100 eV. */
const LEAST_SHIFT_INFORMATION = 1e-4;

/**
 * T (3 x 3) with T T^T = (prior precision + Fisher information of the copper)^-1 at a displacement. With the
 * displacement written as T z, the curvature of the log likelihood in z is minus the unit matrix, so that one learning
 * rate suits every row and direction.
 */
export function whiteningAt(row: PreparedRow, displacement: ArrayLike<number>): Float64Array {
  return inverseRoot(posteriorPrecision(row, displacement));
}

/** T with T T^T = H^-1, upper triangular: L^-T of the Cholesky factor of H, 3 x 3. */
export function inverseRoot(precision: Float64Array): Float64Array {
  const lower = cholesky(precision, 3);
  if (lower === null) {
    throw new HalfmaxError('analysis', 'The prior of a calibration and its events contradict each other numerically');
  }
  return transpose3(invertLower3(lower));
}

/** Prior precision plus expected Fisher information of the row's lines at a displacement, 3 x 3 in the frame. */
export function posteriorPrecision(row: PreparedRow, displacement: ArrayLike<number>): Float64Array {
  return row.others.reduce(
    (sum, { prepared, toPart }) =>
      add3(sum, congruence3(transpose3(toPart), copperFisher(prepared, times3(toPart, displacement)))),
    add3(row.priorPrecision, copperFisher(row, displacement)),
  );
}

/** Information (1/eV^2) of the row's copper about a shift of the line at the start, never quite none. */
export function shiftInformation(row: PreparedRow): number {
  return Math.max(copperFisher(row, [0, 0, 0])[0] ?? 0, LEAST_SHIFT_INFORMATION);
}

/** T of `whiteningAt` at the start of a row. */
export function whitenedConstants(row: PreparedRow): Float64Array {
  return whiteningAt(row, [0, 0, 0]);
}

/**
 * T of plain descent in scaled constants (p0, a p1, a^2 p2), a the anchor: what a descent that knows no prior does. Only
 * its length is taken from the data, per row, so that the learning rate means what it means elsewhere: along the shift
 * of the whole line the curvature is minus one. Directions that the loss leaves open are left open.
 */
export function scaledConstants(row: PreparedRow): Float64Array {
  const length = 1 / Math.sqrt(3 * shiftInformation(row));
  const scale = Math.max(Math.abs(row.anchorAdc), CHANNELS_PER_UNIT);
  return frameMatrix(row.anchorAdc).map((value, i) => (value * length) / scale ** (i % 3));
}

function invertLower3(lower: Float64Array): Float64Array {
  const [a = 0, , , b = 0, c = 0, , d = 0, e = 0, f = 0] = lower;
  return Float64Array.of(1 / a, 0, 0, -b / (a * c), 1 / c, 0, (b * e - c * d) / (a * c * f), -e / (c * f), 1 / f);
}
