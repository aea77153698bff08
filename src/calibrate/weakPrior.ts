import { inverseFrameMatrix } from './optimise/frame';
import { congruence3 } from './optimise/matrix3';
import type { CopperRow } from './optimise/row';

/**
 * Standard deviations about the start in the frame of copper (optimise/frame.ts): energy there, gain per 200 channels and bend
 * over them, eV. The first is as good as none; the others keep what copper alone does not tell within 5 % of the gain and
 * what a real detector bends by.
 */
export const WEAK_EV = [1000, 50, 10] as const;

/** A Gaussian so wide that it only keeps constants from running away that the events say nothing of. */
export function weakPrior(
  start: readonly [number, number, number],
  [low, high]: readonly [number, number],
): CopperRow['prior'] {
  const [q0, q1, q2] = WEAK_EV;
  const inFrame = Float64Array.of(q0 * q0, 0, 0, 0, q1 * q1, 0, 0, 0, q2 * q2);
  return { mean: start, covariance: [...congruence3(inverseFrameMatrix((low + high) / 2), inFrame)] };
}
