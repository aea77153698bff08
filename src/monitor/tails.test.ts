import { describe, expect, it } from 'vitest';
import { randomSource } from '../math/random';
import { scoreOf, scoreOfSigmas, tailOf } from './tails';

describe('scores', () => {
  const random = randomSource(3);
  const tail = tailOf(Array.from({ length: 40_000 }, () => random.normal()));

  // SciPy 1.17: -log10(norm.sf(sigmas)).
  it.each([
    [1, 0.7995457],
    [2, 1.6430169],
    [3, 2.8696909],
    [6, 9.0059024],
    [10, 23.1180534],
  ])('of %f sigma of a normal distribution is that of its tail, to 4 %% of it', (sigmas, score) => {
    expect(Math.abs(scoreOfSigmas(sigmas) - score)).toBeLessThan(0.04);
  });

  it('of a tabulated tail are those of the distribution it was made of', () => {
    expect(scoreOf(tail, 1)).toBeCloseTo(0.7995, 1);
    expect(scoreOf(tail, 2)).toBeCloseTo(1.643, 1);
    expect(scoreOf(tail, 3)).toBeCloseTo(2.87, 0);
  });

  it('rise with the value, beyond the table more slowly than a normal distribution allows', () => {
    const scores = [-3, -1, 0, 1, 2, 3, 4, 6, 9].map((value) => scoreOf(tail, value));
    expect(scores).toEqual(scores.toSorted((a, b) => a - b));
    expect(scoreOf(tail, 6)).toBeGreaterThan(4);
    expect(scoreOf(tail, 6)).toBeLessThan(9.006);
  });

  it('flag as many values of the same distribution as they say', () => {
    const flagged = Array.from({ length: 20_000 }, () => random.normal()).filter((value) => scoreOf(tail, value) > 2);
    // One in a hundred: 200 +- 14, and the table's own 20.
    expect(Math.abs(flagged.length - 200)).toBeLessThan(75);
  });

  it('are 0 for what does not tell, and highest for what cannot be', () => {
    expect(scoreOf(tail, NaN)).toBe(0);
    expect(scoreOf(tail, Infinity)).toBe(300);
  });
});
