import { describe, expect, it } from 'vitest';
import { randomSource } from '../../math/random';
import { combOf } from './comb';

/** Two broad lines on a floor, every `period`-th channel wider by `share` at the cost of the others. */
function lines(seed: number, period: number, share: number, spike = 0): Uint32Array {
  const random = randomSource(seed);
  return Uint32Array.from({ length: 1600 }, (_, adc) => {
    const line = (centre: number) => 60 * Math.exp(-0.5 * ((adc - centre) / 16) ** 2);
    const width = adc % period === 0 ? 1 + share : 1 - share / (period - 1);
    return random.poisson((line(800) + line(1130) + 0.3) * width + (adc === 700 ? spike : 0));
  });
}

describe('comb of a batch', () => {
  it.each([2, 3, 4, 5, 8])('finds its period of %i channels', (period) => {
    const found = combOf(lines(period, period, 0.5), 0)!;
    expect(period % found.period).toBe(0);
    expect(found.significance).toBeGreaterThan(6);
  });

  it('finds none in smooth spectra: the clearest of 60 waves of chance is small', () => {
    const significances = Array.from({ length: 100 }, (_, seed) => combOf(lines(seed, 4, 0), 0)!.significance);
    expect(Math.max(...significances)).toBeLessThan(5);
    expect(significances.reduce((sum, value) => sum + value, 0) / 100).toBeLessThan(2.6);
  });

  it('does not take a spike for one', () => {
    expect(combOf(lines(9, 4, 0, 400), 0)!.significance).toBeLessThan(5);
  });

  it('is null for next to no counts', () => {
    expect(combOf(new Uint32Array(1600).fill(1, 0, 50), 0)).toBeNull();
  });
});
