import { describe, expect, it } from 'vitest';
import { peakErrors } from './peakErrors';

const PEAK = { position: 60.3, area: 900, sigma: 5 };
const gaussian = (i: number) => (900 * Math.exp(-0.5 * ((i - 60.3) / 5) ** 2)) / (5 * Math.sqrt(2 * Math.PI));
const expectedOn = (background: number) => Float64Array.from({ length: 121 }, (_, i) => background + gaussian(i));

describe('errors of a peak by counting statistics', () => {
  it('are sigma/sqrt(N) and sqrt(N) without background', () => {
    const { position, area } = peakErrors(expectedOn(0), PEAK);
    expect(position / (5 / Math.sqrt(900))).toBeCloseTo(1, 2);
    expect(area / Math.sqrt(900)).toBeCloseTo(1, 2);
  });

  it('are those of a Gaussian on a high background', () => {
    // Integrals of the squared shape and slope over a constant b: N^2/(4 sqrt(pi) sigma^3 b) and 1/(2 sqrt(pi) sigma b).
    const b = 1e5;
    const { position, area } = peakErrors(new Float64Array(121).fill(b), PEAK);
    expect(position / Math.sqrt((4 * Math.sqrt(Math.PI) * 125 * b) / 900 ** 2)).toBeCloseTo(1, 3);
    expect(area / Math.sqrt(2 * Math.sqrt(Math.PI) * 5 * b)).toBeCloseTo(1, 3);
  });

  it('stay finite where nothing was counted, and at the border', () => {
    expect(peakErrors(new Float64Array(121), PEAK).position).toBeGreaterThan(0);
    expect(Number.isFinite(peakErrors(expectedOn(1), { ...PEAK, position: 0 }).position)).toBe(true);
  });
});
