import { describe, expect, it } from 'vitest';
import { randomSource } from '../math/random';
import { devianceMoments } from './deviance';
import { goodnessOf } from './goodness';

describe('likelihood ratio of one bin', () => {
  it.each([0.003, 0.05, 0.4, 1, 3, 12, 400])(
    'has the moments of Poisson counts of mean %d (40,000 seeded draws)',
    (mu) => {
      const random = randomSource(5);
      const draws = Array.from({ length: 40_000 }, () => {
        const n = random.poisson(mu);
        return 2 * (mu - n + (n > 0 ? n * Math.log(n / mu) : 0));
      });
      const mean = draws.reduce((sum, v) => sum + v, 0) / draws.length;
      const variance = draws.reduce((sum, v) => sum + (v - mean) ** 2, 0) / draws.length;
      const fourth = draws.reduce((sum, v) => sum + (v - mean) ** 4, 0) / draws.length;
      const moments = devianceMoments(mu);
      expect(Math.abs(moments.mean - mean)).toBeLessThan(4 * Math.sqrt(variance / draws.length));
      expect(Math.abs(moments.variance - variance)).toBeLessThan(
        4 * Math.sqrt((fourth - variance ** 2) / draws.length),
      );
    },
  );

  it('is that of chi2 where counts are many, and nothing where nothing is expected', () => {
    expect(devianceMoments(1e4).mean).toBeCloseTo(1, 4);
    expect(devianceMoments(1e4).variance).toBeCloseTo(2, 3);
    expect(devianceMoments(0)).toEqual({ mean: 0, variance: 0 });
    expect(devianceMoments(1e-6).mean).toBeLessThan(1e-4);
  });
});

describe('probability of a fit', () => {
  it.each([0.02, 0.2, 2, 50])('is even where the model is right, at %d counts a bin (1,000 seeded toys)', (mu) => {
    const random = randomSource(8);
    const expected = new Float64Array(120).fill(mu);
    const toys = 1000;
    const probabilities = Array.from({ length: toys }, () => {
      const counts = expected.map((mean) => random.poisson(mean));
      return goodnessOf(counts, expected, 0).probability!;
    });
    for (const level of [0.05, 0.5]) {
      const share = probabilities.filter((p) => p < level).length / toys;
      expect(Math.abs(share - level), `below ${String(level)}`).toBeLessThan(
        5 * Math.sqrt((level * (1 - level)) / toys),
      );
    }
  });

  it('is small where the model is wrong, and null where parameters are as many as bins', () => {
    const random = randomSource(9);
    const expected = new Float64Array(120).fill(3);
    const counts = expected.map((mean, i) => random.poisson(i % 2 === 0 ? 0.3 * mean : 1.7 * mean));
    expect(goodnessOf(counts, expected, 3).probability).toBeLessThan(1e-6);
    expect(goodnessOf([4, 5], [4, 5], 2).probability).toBeNull();
  });
});
