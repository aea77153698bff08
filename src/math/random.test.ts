import { describe, expect, it } from 'vitest';
import { logFactorial, randomSource } from './random';

const DRAWS = 20_000;

function moments(draw: () => number): { mean: number; variance: number } {
  const values = Array.from({ length: DRAWS }, draw);
  const mean = values.reduce((sum, value) => sum + value, 0) / DRAWS;
  return { mean, variance: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / DRAWS };
}

/** Four standard errors of the mean, and of the variance of something not far from normal. */
function expectMoments(draw: () => number, mean: number, variance: number): void {
  const found = moments(draw);
  expect(Math.abs(found.mean - mean)).toBeLessThan(4 * Math.sqrt(variance / DRAWS));
  expect(Math.abs(found.variance / variance - 1)).toBeLessThan(
    4 * Math.sqrt(2.6 / DRAWS) + 4 / Math.sqrt(DRAWS * variance),
  );
}

describe('randomSource', () => {
  it('repeats itself for a seed and stream, and differs for others', () => {
    const first = (seed: number, stream: number) => {
      const { uniform } = randomSource(seed, stream);
      return Array.from({ length: 5 }, uniform);
    };
    expect(first(7, 2)).toEqual(first(7, 2));
    expect(first(7, 2)).not.toEqual(first(8, 2));
    expect(first(7, 2)).not.toEqual(first(7, 3));
  });

  it('draws uniforms and normals with the right moments', () => {
    const { uniform, normal } = randomSource(1);
    expectMoments(uniform, 0.5, 1 / 12);
    expectMoments(normal, 0, 1);
  });

  it.each([0.3, 5, 29, 31, 400, 1e5])('draws Poisson numbers of mean %d', (mean) => {
    const { poisson } = randomSource(2);
    expectMoments(() => poisson(mean), mean, mean);
  });

  it.each([
    [10, 0.2],
    [64, 0.5],
    [1000, 0.03],
    [100_000, 0.8],
  ])('draws binomial numbers of %d trials with probability %d', (trials, probability) => {
    const { binomial } = randomSource(3);
    expectMoments(() => binomial(trials, probability), trials * probability, trials * probability * (1 - probability));
  });
});

describe('binomial', () => {
  it.each([
    [20, 0.2],
    [60, 0.25],
    [60, 0.75],
    [200, 0.2],
    [3000, 0.01],
    [5000, 0.5],
  ])('follows the exact distribution of %d trials with probability %d (chi-square)', (trials, probability) => {
    const { binomial } = randomSource(4);
    const draws = 200_000;
    const found = new Float64Array(trials + 1);
    for (let i = 0; i < draws; i++) found[binomial(trials, probability)]! += 1;
    let chi2 = 0;
    let classes = 0;
    for (let k = 0; k <= trials; k++) {
      const logChoices = logFactorial(trials) - logFactorial(k) - logFactorial(trials - k);
      const logChance = logChoices + k * Math.log(probability) + (trials - k) * Math.log(1 - probability);
      const expected = draws * Math.exp(logChance);
      if (expected < 20) continue;
      chi2 += (found[k]! - expected) ** 2 / expected;
      classes++;
    }
    expect(Math.abs(chi2 - classes)).toBeLessThan(4 * Math.sqrt(2 * classes));
  });

  it('gives all or nothing where the probability is 1 or 0, or there are no trials', () => {
    const { binomial } = randomSource(4);
    for (const trials of [0, 1, 63, 1000]) {
      expect(binomial(trials, 0)).toBe(0);
      expect(binomial(trials, 1)).toBe(trials);
      expect(binomial(0, 0.3)).toBe(0);
    }
  });
});

describe('logFactorial', () => {
  it('agrees with the sum of logarithms', () => {
    for (const n of [0, 1, 9, 10, 11, 50, 170]) {
      let sum = 0;
      for (let i = 2; i <= n; i++) sum += Math.log(i);
      expect(logFactorial(n)).toBeCloseTo(sum, 9);
    }
  });
});
