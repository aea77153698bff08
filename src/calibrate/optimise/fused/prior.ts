import { AT, CONSTANTS, type FusedFunction } from './packedRows';

/** `logPrior` (rowLikelihood.ts) over packed rows: -|W (displacement - mean)|^2/2. */
export const fusedPrior: FusedFunction = ({ constants }, r, displacement, gradient) => {
  const mean = r * CONSTANTS + AT.mean;
  const d0 = (displacement[0] ?? 0) - (constants[mean] ?? 0);
  const d1 = (displacement[1] ?? 0) - (constants[mean + 1] ?? 0);
  const d2 = (displacement[2] ?? 0) - (constants[mean + 2] ?? 0);
  let value = 0;
  let [g0, g1, g2] = [gradient[0] ?? 0, gradient[1] ?? 0, gradient[2] ?? 0];
  for (let line = 0; line < 3; line++) {
    const at = r * CONSTANTS + AT.whitener + 3 * line;
    const w0 = constants[at] ?? 0;
    const w1 = constants[at + 1] ?? 0;
    const w2 = constants[at + 2] ?? 0;
    const residual = w0 * d0 + w1 * d1 + w2 * d2;
    value -= 0.5 * residual * residual;
    g0 -= residual * w0;
    g1 -= residual * w1;
    g2 -= residual * w2;
  }
  gradient[0] = g0;
  gradient[1] = g1;
  gradient[2] = g2;
  return value;
};
