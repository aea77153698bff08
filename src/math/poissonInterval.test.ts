import { describe, expect, it } from 'vitest';
import { chiSquareSurvival } from './chiSquare';
import { poissonInterval } from './poissonInterval';

/** Standard normal probability above one standard deviation. */
const ONE_SIDED = 0.158655;

describe('poissonInterval', () => {
  it.each([1, 2, 3, 5, 10, 50, 400])('of %d counts leaves 15.9 %% to each side (P(N <= n; mu) is a chi2 tail)', (n) => {
    const { low, high } = poissonInterval(n);
    // P(N <= n; mu) = Q(2 mu; 2 n + 2), P(N >= n; mu) = 1 - Q(2 mu; 2 n).
    expect(chiSquareSurvival(2 * high, 2 * n + 2)).toBeCloseTo(ONE_SIDED, 2);
    expect(1 - chiSquareSurvival(2 * low, 2 * n)).toBeCloseTo(ONE_SIDED, 1);
    expect(Math.abs(1 - chiSquareSurvival(2 * low, 2 * n) - ONE_SIDED)).toBeLessThan(0.012);
  });

  it('of no counts begins at 0', () => {
    expect(poissonInterval(0).low).toBe(0);
    // Exactly -ln 0.158655 = 1.841.
    expect(poissonInterval(0).high).toBeCloseTo(1.841, 1);
  });
});
