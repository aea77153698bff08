import { describe, expect, it } from 'vitest';
import { randomSource } from '../../math/random';
import { VIP2 } from '../../physics/profile';
import { adcFromEdge, rebinInto } from '../rebin';
import { peakAdcOf, spreadToChannels } from './spreadToChannels';

const WINDOW = VIP2.networkWindow;

describe('spreadToChannels', () => {
  const counts = Float32Array.from({ length: WINDOW.bins }, (_, bin) => (bin % 7) * 1000);
  const channels = spreadToChannels(counts, WINDOW, randomSource(3));

  it('gives back the bins when they are summed again', () => {
    const again = new Float64Array(WINDOW.bins);
    rebinInto(again, 0, channels, WINDOW);
    expect([...again]).toEqual([...counts]);
    expect(channels).toHaveLength(2000);
    expect(channels.subarray(0, 500).every((n) => n === 0)).toBe(true);
  });

  it('puts the counts of a bin evenly over its five channels', () => {
    // 43 bins of each count: per place 1000 (1 + ... + 6) 42 / 5 or so events, binomial.
    const total = counts.reduce((sum, n) => sum + n, 0);
    for (let place = 0; place < 5; place++) {
      let here = 0;
      for (let adc = 500 + place; adc < 2000; adc += 5) here += channels[adc]!;
      expect(Math.abs(here - total / 5)).toBeLessThan(5 * Math.sqrt(total * 0.2 * 0.8));
    }
  });

  it('scatters single events as chance does', () => {
    const ones = spreadToChannels(new Float32Array(WINDOW.bins).fill(1), WINDOW, randomSource(4));
    expect(Math.max(...ones)).toBe(1);
    const places = new Set(
      Array.from(ones.keys())
        .filter((adc) => ones[adc] === 1)
        .map((adc) => adc % 5),
    );
    expect(places.size).toBe(5);
  });
});

describe('peakAdcOf', () => {
  it('is what rebinning says of the same place', () => {
    // A place x on the edge axis lies x - 500 channels above the window's lower edge.
    expect(peakAdcOf(783.658)).toBeCloseTo(adcFromEdge(WINDOW, 783.658 - 500), 12);
  });

  it('has the mean of evenly spread counts at the middle of their bin', () => {
    const counts = new Float32Array(WINDOW.bins);
    counts[20] = 100_000; // [600, 605): middle 602.5 on the edge axis, channel 602 by its centre.
    const channels = spreadToChannels(counts, WINDOW, randomSource(5));
    const mean = channels.reduce((sum, n, adc) => sum + n * adc, 0) / 100_000;
    expect(Math.abs(mean - peakAdcOf(602.5))).toBeLessThan(5 * Math.sqrt(2 / 100_000));
  });
});
