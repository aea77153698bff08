import { describe, expect, it } from 'vitest';
import { randomSource } from '../math/random';
import { foldPair } from './folds';
import { countsIn, type Histograms } from './histograms';

function histogramsOf(counts: Uint32Array, channelCount: number): Histograms {
  return {
    detectors: [{ bus: null, sdd: 0 }],
    batches: Array.from({ length: counts.length / channelCount }, (_, i) => ({ start: i, stop: i + 1 })),
    channelCount,
    counts,
    overflow: Uint32Array.of(1000),
    stated: [null],
  };
}

const random = randomSource(7);
const few = Uint32Array.from({ length: 4096 }, () => random.poisson(0.8));
const many = Uint32Array.from({ length: 512 }, (_, i) => (i % 3 === 0 ? 0 : 1000 * (1 + (i % 7))));

describe('foldPair', () => {
  it.each([
    ['few', few],
    ['many', many],
  ])('gives held-out parts that add up to the original, bin by bin (%s counts per bin)', (_, counts) => {
    const histograms = histogramsOf(counts, 256);
    const sum = new Uint32Array(counts.length);
    let overflow = 0;
    for (let fold = 0; fold < 5; fold++) {
      const { training, heldOut } = foldPair(histograms, fold, 5, 11);
      heldOut.counts.forEach((n, bin) => {
        sum[bin]! += n;
        expect(n + training.counts[bin]!).toBe(counts[bin]);
      });
      overflow += heldOut.overflow[0]!;
      expect(heldOut.overflow[0]! + training.overflow[0]!).toBe(1000);
    }
    expect(sum).toEqual(counts);
    expect(overflow).toBe(1000);
  });

  it('is the same again for the same seed, and another for another', () => {
    const histograms = histogramsOf(few, 256);
    expect(foldPair(histograms, 2, 5, 11)).toEqual(foldPair(histograms, 2, 5, 11));
    expect(foldPair(histograms, 2, 5, 12).heldOut.counts).not.toEqual(foldPair(histograms, 2, 5, 11).heldOut.counts);
  });

  it.each([
    ['few', few],
    ['many', many],
  ])('spreads binomially: mean n/K, variance n (1/K)(1 - 1/K) (%s counts per bin)', (_, counts) => {
    // chi2 = sum (m - n/K)^2 / (n/K (1 - 1/K)) over bins has mean = number of bins; its spread is taken from the
    // fourth moment bound 2 + 1/(np(1-p)) per bin.
    const folds = 5;
    const { heldOut } = foldPair(histogramsOf(counts, 256), 1, folds, 3);
    let chi2 = 0;
    let variance = 0;
    let bins = 0;
    counts.forEach((n, bin) => {
      if (n === 0) return;
      const expected = n / folds;
      const binomialVariance = expected * (1 - 1 / folds);
      chi2 += (heldOut.counts[bin]! - expected) ** 2 / binomialVariance;
      variance += 2 + 1 / binomialVariance;
      bins++;
    });
    expect(Math.abs(chi2 - bins)).toBeLessThan(4 * Math.sqrt(variance));
    const total = countsIn(counts);
    const share = countsIn(heldOut.counts);
    expect(Math.abs(share - total / folds)).toBeLessThan(4 * Math.sqrt((total / folds) * (1 - 1 / folds)));
  });

  it('correlates two folds of a bin as a multinomial does: -1/(K - 1)', () => {
    const histograms = histogramsOf(many, 256);
    const first = foldPair(histograms, 0, 5, 3).heldOut.counts;
    const second = foldPair(histograms, 3, 5, 3).heldOut.counts;
    let product = 0;
    let bins = 0;
    many.forEach((n, bin) => {
      if (n === 0) return;
      product += ((first[bin]! - n / 5) * (second[bin]! - n / 5)) / (n * 0.16);
      bins++;
    });
    expect(Math.abs(product / bins + 0.25)).toBeLessThan(4 / Math.sqrt(bins));
  });

  it('refuses impossible folds', () => {
    const histograms = histogramsOf(few, 256);
    expect(() => foldPair(histograms, 0, 1, 1)).toThrow(RangeError);
    expect(() => foldPair(histograms, 5, 5, 1)).toThrow(RangeError);
    expect(() => foldPair(histograms, -1, 5, 1)).toThrow(RangeError);
  });
});
