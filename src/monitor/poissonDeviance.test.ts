import { describe, expect, it } from 'vitest';
import { randomSource } from '../math/random';
import { devianceExcess, devianceOf, signedRootDeviance } from './poissonDeviance';

describe('deviance', () => {
  it('is 2 (n ln(n/mean) - n + mean)', () => {
    expect(devianceOf(4, 1)).toBeCloseTo(2 * (4 * Math.log(4) - 3), 12);
    expect(devianceOf(0, 2.5)).toBe(5);
    expect(devianceOf(7, 7)).toBe(0);
    expect(signedRootDeviance(0, 2)).toBe(-2);
  });

  it.each([0.05, 0.5, 5, 50])('lies above chance by 0 +- 1 for Poisson counts of mean %f', (mean) => {
    const random = randomSource(Math.round(100 * mean));
    const expected = new Float64Array(200).fill(mean);
    const excesses = Array.from({ length: 400 }, () => devianceExcess(expected.map(random.poisson), expected));
    const average = excesses.reduce((sum, x) => sum + x, 0) / excesses.length;
    const spread = Math.sqrt(excesses.reduce((sum, x) => sum + (x - average) ** 2, 0) / excesses.length);
    expect(Math.abs(average)).toBeLessThan(0.2);
    expect(Math.abs(spread - 1)).toBeLessThan(0.15);
  });
});
