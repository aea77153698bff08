import { describe, expect, it } from 'vitest';
import { randomSource } from '../../math/random';
import { fitPeaks } from './fitPeaks';

const SIGMA = 4;
const TRUE = [
  { position: 60.3, area: 1500 },
  { position: 68.9, area: 300 },
];
const expected = Float64Array.from({ length: 130 }, (_, i) =>
  TRUE.reduce(
    (sum, { position, area }) =>
      sum + (area * Math.exp(-0.5 * ((i - position) / SIGMA) ** 2)) / (SIGMA * Math.sqrt(2 * Math.PI)),
    2,
  ),
);
const background = new Float64Array(130).fill(2);
const START = [
  { position: 61.5, area: 1700 },
  { position: 71, area: 150 },
];

describe('fitPeaks', () => {
  it('parts a blend of which one is a shoulder exactly, where there is no noise', () => {
    const fit = fitPeaks(expected, background, START, 4.4)!;
    expect(fit.sigma).toBeCloseTo(SIGMA, 2);
    fit.peaks.forEach(({ position, area }, i) => {
      expect(Math.abs(position - TRUE[i]!.position)).toBeLessThan(0.02);
      expect(area / TRUE[i]!.area).toBeCloseTo(1, 2);
    });
  });

  it('has errors that are right: pulls of mean 0 and width 1 on seeded toys', () => {
    const random = randomSource(12);
    const pulls = Array.from({ length: 200 }, () => {
      const counts = expected.map((mean) => random.poisson(mean));
      const fit = fitPeaks(counts, background, START, 4.4);
      return (fit?.peaks ?? []).map(({ position, positionError }, i) => (position - TRUE[i]!.position) / positionError);
    });
    expect(pulls.filter((pull) => pull.length === 2).length).toBeGreaterThan(195);
    for (const k of [0, 1]) {
      const own = pulls.flatMap((pull) => pull[k] ?? []);
      const mean = own.reduce((a, b) => a + b, 0) / own.length;
      const width = Math.sqrt(own.reduce((a, b) => a + (b - mean) ** 2, 0) / own.length);
      // 200 toys: 1 +- 0.05 and 0 +- 0.07; chi2 above 1 widens some errors.
      expect(Math.abs(mean)).toBeLessThan(0.25);
      expect(width).toBeGreaterThan(0.8);
      expect(width).toBeLessThan(1.15);
    }
  });

  it('gives up on no peaks, too few bins, and a start where nothing is', () => {
    expect(fitPeaks(expected, background, [], 4)).toBeNull();
    expect(fitPeaks(expected.slice(0, 3), background, [{ position: 1, area: 10 }], 0.5)).toBeNull();
    expect(fitPeaks(expected, background, [{ position: 78, area: 300 }], 4)).toBeNull();
  });
});
