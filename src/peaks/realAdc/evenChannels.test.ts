import { describe, expect, it } from 'vitest';
import { countsIn } from '../../dataset/histograms';
import { randomSource } from '../../math/random';
import { rebinInto } from '../rebin';
import type { Comb } from './comb';
import { evenChannels } from './evenChannels';
import { combed, drawSpectrum, gaussian } from './fixtures/toySpectrum';

const combOf = (widths: readonly number[]): Comb => ({
  period: widths.length,
  widths,
  widthErrors: widths.map(() => 0),
  amplitude: Math.max(...widths.map((width) => Math.abs(width - 1))),
  significance: 50,
});
const WIDTHS = [1.22, 0.95, 0.87, 0.96] as const;

describe('evenChannels', () => {
  it('keeps every count, and the spectrum itself where all channels are equal', () => {
    const random = randomSource(1);
    const spectrum = Uint32Array.from({ length: 1003 }, () => random.poisson(0.7));
    expect(countsIn(evenChannels(spectrum, combOf(WIDTHS)))).toBe(countsIn(spectrum));
    expect(countsIn(evenChannels(spectrum, combOf([2, 0])))).toBe(countsIn(spectrum));
    expect(evenChannels(spectrum, combOf([1, 1, 1]))).toEqual(spectrum);
    expect(evenChannels(new Uint32Array(0), combOf(WIDTHS))).toEqual(new Uint32Array(0));
  });

  it.each([
    ['a mild comb', WIDTHS],
    ['missing codes', [2, 0]],
    ['a long one', [1.5, 1.5, 1.5, 1.5, 0.5, 0.5, 0.5, 0.5]],
  ])('makes a flat spectrum flat: %s', (_, widths) => {
    const spectrum = Uint32Array.from({ length: 800 }, (__, adc) => 10_000 * (widths[adc % widths.length] ?? 1));
    const even = evenChannels(spectrum, combOf(widths)).subarray(16, -16);
    even.forEach((n) => {
      expect(Math.abs(n - 10_000)).toBeLessThan(2);
    });
  });

  it('removes the shift of a line that a comb of 4 makes in bins of 5 channels', () => {
    // Sigma 7 channels, 10 million counts: the top of the line is known to a few thousandths of a channel.
    const sigma = 7;
    const shifts = (clean: boolean) =>
      Array.from({ length: 20 }, (_, k) => {
        const centre = 500 + 1.03 * k;
        const spectrum = drawSpectrum(k, combed(gaussian(1e7, centre, sigma), WIDTHS), 1000);
        return topIn5(clean ? evenChannels(spectrum, combOf(WIDTHS)) : spectrum, centre, sigma) - centre;
      });
    const rms = (values: readonly number[]) => Math.sqrt(values.reduce((sum, x) => sum + x * x, 0) / values.length);
    const mean = (values: readonly number[]) => values.reduce((sum, x) => sum + x, 0) / values.length;
    expect(rms(shifts(false))).toBeGreaterThan(0.08);
    expect(rms(shifts(true))).toBeLessThan(0.012);
    expect(Math.abs(mean(shifts(true)))).toBeLessThan(0.005);
  });
});

/** Vertex of the parabola through the logarithms of the bins of 5 channels within 1.6 sigma, weighted by counts. */
function topIn5(spectrum: Uint32Array, near: number, sigma: number): number {
  const bins = new Float64Array(200);
  rebinInto(bins, 0, spectrum, { firstAdc: 0, binAdc: 5, bins: 200 });
  const points = [...bins]
    .map((n, bin) => ({ n, x: (5 * bin + 2 - near) / sigma }))
    .filter(({ n, x }) => Math.abs(x) < 1.6 && n > 0);
  const m = (power: number) => points.reduce((sum, { n, x }) => sum + n * x ** power, 0);
  const y = (power: number) => points.reduce((sum, { n, x }) => sum + n * Math.log(n) * x ** power, 0);
  const det = (a: number, b: number, c: number, d: number, e: number, f: number, g: number, h: number, i: number) =>
    a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g);
  const slope = det(m(0), y(0), m(2), m(1), y(1), m(3), m(2), y(2), m(4));
  const curvature = det(m(0), m(1), y(0), m(1), m(2), y(1), m(2), m(3), y(2));
  return near - (sigma * slope) / (2 * curvature);
}
