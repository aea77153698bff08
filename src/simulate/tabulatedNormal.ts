import { normalCdf } from '../math/specialFunctions';

const REACH = 8;
const STEPS_PER_UNIT = 256;
const TABLE = Float64Array.from({ length: 2 * REACH * STEPS_PER_UNIT + 2 }, (_, i) =>
  normalCdf(i / STEPS_PER_UNIT - REACH),
);

/**
 * The standard normal distribution function, by linear interpolation in a table: absolute error below 5e-7, ten times
 * faster than by erfc. Exactly 0 below -8 and 1 above 8.
 */
export function tabulatedNormalCdf(z: number): number {
  if (z <= -REACH) return 0;
  if (z >= REACH) return 1;
  const place = (z + REACH) * STEPS_PER_UNIT;
  const index = Math.floor(place);
  const left = TABLE[index] ?? 0;
  return left + (place - index) * ((TABLE[index + 1] ?? 1) - left);
}

/**
 * Distribution function of METHOD.md section 3's Tail at z = (x - mu)/sigma: a normal variate minus an exponential of
 * mean `beta` > 0, both in units of sigma.
 */
export function tabulatedTailCdf(z: number, beta: number): number {
  const lost = tabulatedNormalCdf(-z - 1 / beta);
  return lost === 0 ? tabulatedNormalCdf(z) : tabulatedNormalCdf(z) + Math.exp(z / beta + 1 / (2 * beta * beta)) * lost;
}
