import { describe, expect, it } from 'vitest';
import { randomSource } from '../../math/random';
import { filterSpectrum, smoothSpectrum } from './matchedFilter';
import { strongestPeakSigma } from './peakWidth';

const gaussian = (area: number, centre: number, sigma: number, length = 300) =>
  Float64Array.from(
    { length },
    (_, i) => (area * Math.exp(-0.5 * ((i - centre) / sigma) ** 2)) / (sigma * Math.sqrt(2 * Math.PI)),
  );

describe('matched filter', () => {
  it('gives a Gaussian peak its area, whatever flat background it stands on', () => {
    const spectrum = gaussian(1000, 150, 6).map((n) => n + 25);
    expect(Math.abs(filterSpectrum(spectrum, 6).area[150]! - 1000)).toBeLessThan(5);
  });

  it('measures significance in standard deviations: on flat Poisson noise it has width 1', () => {
    const random = randomSource(2);
    const values: number[] = [];
    for (let toy = 0; toy < 40; toy++) {
      const noise = Float64Array.from({ length: 300 }, () => random.poisson(20));
      const { significance } = filterSpectrum(noise, 5);
      for (let i = 30; i < 270; i += 40) values.push(significance[i]!);
    }
    const mean = values.reduce((a, b) => a + b, 0) / values.length;
    const width = Math.sqrt(values.reduce((a, b) => a + (b - mean) ** 2, 0) / values.length);
    // 240 independent values: width 1 +- 0.046, mean 0 +- 0.065.
    expect(Math.abs(mean)).toBeLessThan(0.26);
    expect(width).toBeGreaterThan(0.82);
    expect(width).toBeLessThan(1.18);
  });

  it('keeps counts when smoothing, and widens in quadrature', () => {
    const smoothed = smoothSpectrum(gaussian(1000, 150, 6), 8);
    const sum = smoothed.reduce((a, b) => a + b, 0);
    const variance = smoothed.reduce((a, n, i) => a + n * (i - 150) ** 2, 0) / sum;
    expect(sum).toBeCloseTo(1000, 1);
    // The Gaussian is cut at 3 sigma, which takes 3 % off its variance.
    expect(Math.sqrt(variance)).toBeCloseTo(10, 0);
  });
});

describe('strongestPeakSigma', () => {
  it.each([3, 6, 12])('finds sigma %i beside a weaker peak, on background', (sigma) => {
    const weaker = gaussian(130, 150 + 8 * sigma, sigma);
    const spectrum = gaussian(1000, 150, sigma).map((n, i) => n + weaker[i]! + 1);
    expect(strongestPeakSigma(spectrum, 2, 20) / sigma).toBeCloseTo(1, 1);
  });

  it('stays within its limits on an empty spectrum', () => {
    const sigma = strongestPeakSigma(new Float64Array(100), 2, 20);
    expect(sigma >= 2 && sigma <= 20).toBe(true);
  });
});
