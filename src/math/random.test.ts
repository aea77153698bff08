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

describe('logFactorial', () => {
  it('agrees with the sum of logarithms', () => {
    for (const n of [0, 1, 9, 10, 11, 50, 170]) {
      let sum = 0;
      for (let i = 2; i <= n; i++) sum += Math.log(i);
      expect(logFactorial(n)).toBeCloseTo(sum, 9);
    }
  });
});
