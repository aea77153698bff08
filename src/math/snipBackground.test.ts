import { describe, expect, it } from 'vitest';
import { randomSource } from './random';
import { snipBackground } from './snipBackground';

const gaussian = (i: number, area: number, centre: number, sigma: number) =>
  (area * Math.exp(-0.5 * ((i - centre) / sigma) ** 2)) / (sigma * Math.sqrt(2 * Math.PI));
const spectrum = (value: (i: number) => number) => Float64Array.from({ length: 300 }, (_, i) => value(i));

describe('SNIP', () => {
  it.each([5, 20, 80])('leaves a straight line as it is with a window of %i bins', (windowBins) => {
    const line = spectrum((i) => 500 - 1.5 * i);
    snipBackground(line, { windowBins, compress: false }).forEach((y, i) => {
      expect(y).toBeCloseTo(line[i]!, 9);
    });
  });

  it('leaves a constant as it is when it compresses', () => {
    for (const y of snipBackground(new Float64Array(100).fill(37), { windowBins: 20, compress: true })) {
      expect(y).toBeCloseTo(37, 9);
    }
  });

  it.each([false, true])(
    'takes off peaks narrower than its window, and gives back what is beneath (compress %s)',
    (compress) => {
      const peaks = spectrum((i) => 40 + gaussian(i, 9000, 120, 5) + gaussian(i, 1200, 150, 5));
      snipBackground(peaks, { windowBins: 40, compress }).forEach((y, i) => {
        expect(Math.abs(y - 40), `bin ${String(i)}`).toBeLessThan(0.5);
      });
    },
  );

  it('keeps what is wider than its window', () => {
    const hump = spectrum((i) => 100 * Math.exp(-0.5 * ((i - 150) / 40) ** 2));
    const background = snipBackground(hump, { windowBins: 6, compress: false });
    expect(background[150]).toBeGreaterThan(97);
  });

  it('never exceeds the counts, and lies a little below their mean where there are none but noise', () => {
    const random = randomSource(3);
    const noise = spectrum(() => random.poisson(50));
    const background = snipBackground(noise, { windowBins: 20, compress: false });
    background.forEach((y, i) => {
      expect(y).toBeLessThanOrEqual(noise[i]!);
    });
    const mean = background.reduce((sum, y) => sum + y, 0) / 300;
    expect(mean).toBeLessThan(50);
    // Three standard deviations of one bin: 50 - 3 sqrt(50).
    expect(mean).toBeGreaterThan(28);
  });

  it('bears spectra shorter than its window', () => {
    expect([...snipBackground([3, 9, 1], { windowBins: 10, compress: false })]).toEqual([3, 2, 1]);
    expect(snipBackground([], { windowBins: 10, compress: true })).toHaveLength(0);
  });
});
