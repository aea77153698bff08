import { describe, expect, it } from 'vitest';
import { ditherKey, eventsBelow } from './dither';

const PARTS = 20;

/** Events in each of 20 equal parts of a channel. */
function inParts(events: number, key: number, adc = 2): number[] {
  const edges = Array.from({ length: PARTS + 1 }, (_, i) => eventsBelow(i / PARTS, events, key, adc));
  return edges.slice(1).map((below, i) => below - (edges[i] ?? 0));
}

describe('the dither', () => {
  it.each([7, 64, 65, 200, 5000])(
    'is uniform in the channel and has the spread of independent events: %i',
    (events) => {
      const channels = 2000;
      const sums = new Float64Array(PARTS);
      let squares = 0;
      for (let key = 0; key < channels; key++) {
        const parts = inParts(events, ditherKey(7, 0, key));
        expect(Math.min(...parts)).toBeGreaterThanOrEqual(0);
        parts.forEach((n, i) => (sums[i] = (sums[i] ?? 0) + n));
        squares += ((parts[3] ?? 0) - events / PARTS) ** 2;
      }
      const mean = (channels * events) / PARTS;
      const chi2 = sums.reduce((total, n) => total + (n - mean) ** 2 / mean, 0);
      expect(Math.abs(chi2 - (PARTS - 1))).toBeLessThan(4 * Math.sqrt(2 * (PARTS - 1)));
      // The variance of a binomial number, and the spread of its estimate.
      const variance = (events / PARTS) * (1 - 1 / PARTS);
      const spread = Math.sqrt((2 + 1 / variance) / channels);
      expect(Math.abs(squares / channels / variance - 1)).toBeLessThan(4 * spread);
    },
  );

  it('puts all events in the channel, and none outside', () => {
    for (const events of [1, 64, 65, 1e4, 1e9]) {
      expect(eventsBelow(0, events, 5, 3)).toBe(0);
      expect(eventsBelow(1, events, 5, 3)).toBe(events);
    }
  });

  it('of halves knows nothing of each other: numbers in quarters are uncorrelated but for their sum', () => {
    const events = 1000;
    const draws = 4000;
    let product = 0;
    for (let key = 0; key < draws; key++) {
      const quarter = (i: number) =>
        eventsBelow((i + 1) / 4, events, ditherKey(1, 1, key), 0) - eventsBelow(i / 4, events, ditherKey(1, 1, key), 0);
      product += ((quarter(0) - 250) * (quarter(3) - 250)) / draws;
    }
    // Covariance of a multinomial: -n/16.
    expect(Math.abs(product + events / 16)).toBeLessThan((4 * 250 * 0.75) / Math.sqrt(draws));
  });

  it('differs between seeds, folds, spectra and channels', () => {
    const keys = new Set<number>();
    for (let seed = 0; seed < 10; seed++) {
      for (let fold = 0; fold < 6; fold++) {
        for (let spectrum = 0; spectrum < 100; spectrum++) keys.add(ditherKey(seed, fold, spectrum));
      }
    }
    expect(keys.size).toBe(6000);
    expect(inParts(50, 5, 0)).not.toEqual(inParts(50, 5, 1));
    expect(inParts(5000, 5, 0)).not.toEqual(inParts(5000, 5, 1));
  });
});
