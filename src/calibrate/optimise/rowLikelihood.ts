/**
 * The row likelihoods in plain Float64, with their gradients. The optimisation itself runs by the loops of
 * fused/ or on the tensor backend (losses/); these are the same functions written plainly, for rows that share their line
 * with few others and as what the tests compare with.
 * A displacement is a change of the calibration in the row's frame (frame.ts), from its start.
 */
import { densityAt, energyEvAt, windowNorm } from './copperDensity';
import { printedDoubletOf } from './lineDoublet';
import { doubletDensityAt, emptyDoubletValue } from './doubletShape';
import { CHANNELS_PER_UNIT, type FrameTriple } from './frame';
import type { PreparedRow } from './preparedRow';
import { printedShape } from './printedShape';

/** Added to the printed density (per eV), which has no background and would underflow far from the line. */
export const PRINTED_FLOOR_PER_EV = 1e-30;

const doublet = emptyDoubletValue();

/**
 * ln likelihood of the row's counts under f(a) = s L(C(a)) C'(a)/N + (1 - s)/W, L the unit-area doublet, N the integral
 * of L(C(a)) C'(a) over the window and W its width in channels (METHOD.md section 4). The gradient with respect to the
 * displacement is added to `gradient`.
 */
export function normalisedLogLikelihood(
  row: PreparedRow,
  displacement: ArrayLike<number>,
  gradient: Float64Array,
): number {
  const window = windowNorm(row, displacement);
  const density: FrameTriple = [0, 0, 0];
  let sum = 0;
  row.row.channels.forEach((adc, i) => {
    const n = row.row.counts[i] ?? 0;
    const f = densityAt(row, displacement, adc, window, density);
    sum += n * Math.log(f);
    for (let k = 0; k < 3; k++) gradient[k] = (gradient[k] ?? 0) + (n * (density[k] ?? 0)) / f;
  });
  return sum;
}

/**
 * ln of the paper's Eq. 3 for the row's counts, taken literally: equal components, tails added on top, no Jacobian, no
 * background, no normalisation. The gradient with respect to the displacement is added to `gradient`.
 */
export function printedLogLikelihood(
  row: PreparedRow,
  displacement: ArrayLike<number>,
  gradient: Float64Array,
): number {
  const { shape, scale } = printedShape(row.row.line);
  const printed = printedDoubletOf(row.row.line);
  let sum = 0;
  row.row.channels.forEach((adc, i) => {
    const n = row.row.counts[i] ?? 0;
    const u = (adc - row.anchorAdc) / CHANNELS_PER_UNIT;
    doubletDensityAt(energyEvAt(row, displacement, u), printed, shape, doublet);
    const f = scale * doublet.density + PRINTED_FLOOR_PER_EV;
    sum += n * Math.log(f);
    const byEnergy = (n * scale * doublet.slope) / f;
    gradient[0] = (gradient[0] ?? 0) + byEnergy;
    gradient[1] = (gradient[1] ?? 0) + byEnergy * u;
    gradient[2] = (gradient[2] ?? 0) + byEnergy * u * u;
  });
  return sum;
}

/** -|W (displacement - mean)|^2/2, the Gaussian prior without its constant; its gradient is added to `gradient`. */
export function logPrior(row: PreparedRow, displacement: ArrayLike<number>, gradient: Float64Array): number {
  const { priorWhitener, priorMean } = row;
  let value = 0;
  for (let k = 0; k < 3; k++) {
    let residual = 0;
    for (let j = 0; j < 3; j++) {
      residual += (priorWhitener[3 * k + j] ?? 0) * ((displacement[j] ?? 0) - (priorMean[j] ?? 0));
    }
    value -= 0.5 * residual * residual;
    for (let j = 0; j < 3; j++) gradient[j] = (gradient[j] ?? 0) - residual * (priorWhitener[3 * k + j] ?? 0);
  }
  return value;
}
