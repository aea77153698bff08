import { describe, expect, it } from 'vitest';
import { randomSource } from '../../../math/random';
import { goldDeconvolved } from './goldDeconvolution';
import { markovSmoothed } from './markovSmoothing';
import { searchPeaks, type SpectrumSearchOptions } from './searchPeaks';

const SIGMA = 4;
const spectrum = (lines: readonly (readonly [area: number, centre: number])[], background = 0, length = 240) =>
  Float64Array.from({ length }, (_, i) =>
    lines.reduce(
      (sum, [area, centre]) =>
        sum + (area * Math.exp(-0.5 * ((i - centre) / SIGMA) ** 2)) / (SIGMA * Math.sqrt(2 * Math.PI)),
      background,
    ),
  );
const total = (values: Float64Array) => values.reduce((sum, y) => sum + y, 0);

describe("Gold's deconvolution", () => {
  it('conserves the area once it is at rest, and gathers a peak of the response in a spike', () => {
    const areaAfter = (iterations: number) => total(goldDeconvolved(spectrum([[1000, 100]]), SIGMA, iterations));
    expect(Math.abs(areaAfter(100) - 1000)).toBeLessThan(50);
    expect(Math.abs(areaAfter(5000) - 1000)).toBeLessThan(6);
    const sharp = goldDeconvolved(spectrum([[1000, 100]]), SIGMA, 1000);
    expect(sharp[99]! + sharp[100]! + sharp[101]!).toBeGreaterThan(900);
  });

  it('never goes below zero, and leaves nothing nothing', () => {
    const random = randomSource(4);
    const noise = Float64Array.from({ length: 200 }, () => random.poisson(2));
    for (const y of goldDeconvolved(noise, SIGMA, 50)) expect(y).toBeGreaterThanOrEqual(0);
    expect(total(goldDeconvolved(new Float64Array(50), SIGMA, 10))).toBe(0);
  });

  it('parts a blend 2 sigma wide, which has one maximum, at its two positions with their areas', () => {
    const blend = spectrum([
      [1000, 100],
      [600, 108],
    ]);
    expect(blend.findIndex((y, i) => i > 100 && y > blend[i - 1]!)).toBeGreaterThan(100);
    const sharp = goldDeconvolved(blend, SIGMA, 20000);
    expect(total(sharp.slice(96, 104))).toBeGreaterThan(950);
    expect(total(sharp.slice(96, 104))).toBeLessThan(1050);
    expect(sharp[104]).toBeLessThan(0.05 * sharp[100]!);
    expect(sharp.slice(104, 113).reduce((best, y, i, all) => (y > all[best]! ? i : best), 0) + 104).toBe(108);
  });
});

describe('Markov smoothing', () => {
  it('keeps a constant and every sum', () => {
    for (const y of markovSmoothed(new Float64Array(50).fill(7), 3)) expect(y).toBeCloseTo(7, 9);
    const peak = spectrum([[500, 90]], 1);
    expect(total(markovSmoothed(peak, 3))).toBeCloseTo(total(peak), 6);
    expect(total(markovSmoothed(new Float64Array(9), 3))).toBe(0);
  });

  it('steps by twice the difference over its error where it compares neighbours only', () => {
    // ln(u[i+1]/u[i]) = 2 (y[i+1] - y[i])/sqrt(y[i] + y[i+1]), y in units of the highest bin.
    const smoothed = markovSmoothed([2, 6, 10, 1, 0, 0], 1);
    const steps = [0.4 / Math.sqrt(0.8), 0.4 / Math.sqrt(1.6), -0.9 / Math.sqrt(1.1), -0.1 / Math.sqrt(0.1), 0];
    steps.forEach((step, i) => {
      expect(Math.log(smoothed[i + 1]! / smoothed[i]!)).toBeCloseTo(2 * step, 9);
    });
  });

  it('keeps a peak in its place', () => {
    const random = randomSource(6);
    const noisy = spectrum([[4000, 120]], 20).map((mean) => random.poisson(mean));
    const smoothed = markovSmoothed(noisy, 4);
    expect(Math.abs(smoothed.indexOf(Math.max(...smoothed)) - 120)).toBeLessThan(3);
  });
});

describe('search like TSpectrum', () => {
  const options: SpectrumSearchOptions = {
    sigma: SIGMA,
    threshold: 0.02,
    backgroundSigma: 6,
    compressBackground: false,
    markovWindow: 0,
    iterations: 60,
    gatherSigma: 2,
  };

  it('gives position and area of peaks on a sloping background', () => {
    const slope = (i: number) => 50 - 0.1 * i;
    const lines = spectrum([
      [2000, 80.3],
      [700, 150.6],
    ]).map((y, i) => y + slope(i));
    const found = searchPeaks(lines, options);
    expect(found).toHaveLength(2);
    [
      [80.3, 2000],
      [150.6, 700],
    ].forEach(([position, area], i) => {
      expect(Math.abs(found[i]!.position - position!)).toBeLessThan(0.1);
      expect(found[i]!.area / area!).toBeCloseTo(1, 1);
    });
  });

  it('is unbiased within its errors on seeded toys, and no wider than 1.3 times the limit', () => {
    const random = randomSource(8);
    const expected = spectrum([[800, 100.4]], 1);
    const errors = Array.from({ length: 150 }, () => {
      const found = searchPeaks(
        expected.map((mean) => random.poisson(mean)),
        options,
      );
      return found.reduce(
        (best, { position }) => (Math.abs(position - 100.4) < Math.abs(best) ? position - 100.4 : best),
        99,
      );
    });
    const mean = errors.reduce((a, b) => a + b, 0) / errors.length;
    const width = Math.sqrt(errors.reduce((a, b) => a + (b - mean) ** 2, 0) / errors.length);
    const limit = SIGMA / Math.sqrt(800);
    expect(Math.abs(mean)).toBeLessThan((3 * width) / Math.sqrt(errors.length));
    expect(width).toBeLessThan(1.3 * limit);
  });

  it('finds nothing in empty and short spectra', () => {
    expect(searchPeaks(new Float64Array(100), options)).toEqual([]);
    expect(searchPeaks([], options)).toEqual([]);
    expect(searchPeaks([5], options)).toEqual([]);
  });
});
