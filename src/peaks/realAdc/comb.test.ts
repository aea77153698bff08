import { describe, expect, it } from 'vitest';
import { detectComb } from './comb';
import { combed, drawSpectrum, gaussian, smoothSpectrum } from './fixtures/toySpectrum';

describe('detectComb', () => {
  it('finds none in smooth spectra: not once in 200, from 1000 to ten million counts', () => {
    const totals = [1000, 10_000, 100_000, 10_000_000];
    for (let seed = 0; seed < 200; seed++) {
      const total = totals[seed % totals.length] ?? 0;
      expect([total, seed, detectComb(drawSpectrum(seed, smoothSpectrum(total)))]).toEqual([total, seed, null]);
    }
  });

  it.each([
    ['period 2', [1.1, 0.9]],
    ['period 3', [1.06, 0.94, 1]],
    ['period 4 as in one half of an array', [1.07, 0.99, 0.95, 0.99]],
    ['period 4 as in its other half', [1.23, 0.95, 0.87, 0.95]],
    ['period 5', [1.12, 0.97, 0.97, 0.97, 0.97]],
    ['period 7', [1.2, 0.9, 1, 1.1, 0.9, 1, 0.9]],
    ['period 8', [1.14, 0.98, 0.98, 0.98, 0.98, 0.98, 0.98, 0.98]],
    ['period 16', [1.3, ...Array.from({ length: 15 }, () => 0.98)]],
    ['every second code missing', [2, 0]],
  ])('finds %s and its widths', (_, widths) => {
    const comb = detectComb(drawSpectrum(widths.length, combed(smoothSpectrum(1_000_000), widths)));
    expect(comb?.period).toBe(widths.length);
    widths.forEach((width, phase) => {
      const error = comb?.widthErrors[phase] ?? NaN;
      expect(error).toBeLessThan(0.03);
      // The relative mean over a period of a steep edge adds a few permille.
      expect(Math.abs((comb?.widths[phase] ?? NaN) - width)).toBeLessThan(4 * error + 0.003);
    });
  });

  it('finds a strong comb in 10,000 counts', () => {
    const spectrum = drawSpectrum(3, combed(smoothSpectrum(10_000), [1.23, 0.95, 0.87, 0.95]));
    expect(detectComb(spectrum)?.period).toBe(4);
  });

  it('takes a lone spike, an edge or a single wide channel for no comb', () => {
    const smooth = smoothSpectrum(1_000_000);
    const spike = gaussian(50_000, 700, 1.5);
    expect(detectComb(drawSpectrum(1, (adc) => smooth(adc) + spike(adc)))).toBeNull();
    expect(detectComb(drawSpectrum(2, (adc) => (adc < 1182 ? 0 : smooth(adc))))).toBeNull();
    expect(detectComb(drawSpectrum(3, (adc) => smooth(adc) * (adc === 1176 ? 2 : 1)))).toBeNull();
  });

  it('finds none where there is next to nothing', () => {
    expect(detectComb(new Uint32Array(4096))).toBeNull();
    expect(detectComb(new Uint32Array(0))).toBeNull();
    expect(detectComb(Uint32Array.from({ length: 4096 }, (_, adc) => (adc % 16 === 0 ? 1 : 0)))).toBeNull();
  });
});
