import { describe, expect, it } from 'vitest';
import { randomSource } from '../math/random';
import { isLike, matchedTail, scoreOf, scoreOfSigmas, tailOf } from './tails';

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

describe('tails of few values', () => {
  const random = randomSource(4);
  const table = tailOf(Array.from({ length: 40_000 }, () => random.normal()));

  it('are their own as far as they reach, and go on as the table, moved and stretched', () => {
    const tail = matchedTail(
      table,
      Array.from({ length: 1500 }, () => 2 + 3 * random.normal()),
    );
    // SciPy 1.17: norm.isf of 0.05, 0.001. Quantiles of 1500 values, the last from their scale.
    expect(Math.abs(tail.find(([p]) => p === 0.05)![1] - (2 + 3 * 1.6449))).toBeLessThan(0.6);
    expect(Math.abs(tail.find(([p]) => p === 0.001)![1] - (2 + 3 * 3.0902))).toBeLessThan(2);
    const values = tail.map(([, value]) => value);
    expect(values).toEqual(values.toSorted((a, b) => a - b));
  });

  it('are the table where there is next to nothing', () => {
    expect(matchedTail(table, [1, 2, NaN])).toEqual(table);
  });

  it('are asked for where the run is another', () => {
    const made = { profile: 'vip-2', batchDays: 2, sliceDays: 0.25, eventsPerSpectrum: 3500 };
    const run = { profile: 'vip-2', batchDays: 2, sliceDays: 0.25, events: 3000 };
    const own = { tails: {} as never, made };
    expect(isLike(own, run)).toBe(true);
    for (const other of [{ profile: 'fe-55' }, { batchDays: 0.5 }, { sliceDays: null }, { events: 500 }]) {
      expect(isLike(own, { ...run, ...other })).toBe(false);
    }
  });
});
