import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';

/**
 * erfcx(z) = w P(w) with w = 1/(1 + 0.4 z), lowest power first: minimax in relative error over z >= 0 (1.3e-7), found by
 * iteratively reweighted least squares on Chebyshev nodes against scipy.special.erfcx. In w the function is smooth up to
 * z = infinity, and the alternation of signs is mild enough for Horner's scheme in float32.
 */
const SCALE = 0.4;
const COEFFICIENTS = [
  0.225675862, 0.225669601, 0.207842642, 0.168542507, 0.141429068, -0.00560188191, 0.169078052, -0.182896511,
  0.0502607871,
] as const;

/**
 * exp(z^2) erfc(z) in float32 for z >= 0: relative error below 5e-7, most of it rounding. To be used inside a custom
 * gradient (lineTensors.ts), which knows the derivative in closed form.
 */
export function erfcxOfPositive(z: Tensor): Tensor {
  const w = tf.reciprocal(tf.add(tf.mul(z, SCALE), 1));
  const [last, ...rest] = [...COEFFICIENTS].reverse();
  let sum = tf.mul(w, last ?? 0);
  for (const coefficient of rest) sum = tf.mul(tf.add(sum, coefficient), w);
  return sum;
}
