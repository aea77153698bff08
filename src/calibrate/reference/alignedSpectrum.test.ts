import { expect, it } from 'vitest';
import { randomSource } from '../../math/random';
import { alignedSpectrum } from './alignedSpectrum';

const CHANNELS = 512;

function meanAndWidth(spectrum: ArrayLike<number>): { mean: number; width: number; counts: number } {
  let counts = 0;
  let sum = 0;
  let squares = 0;
  for (let adc = 0; adc < spectrum.length; adc++) {
    const n = spectrum[adc] ?? 0;
    counts += n;
    sum += n * adc;
    squares += n * adc * adc;
  }
  const mean = sum / counts;
  return { mean, width: Math.sqrt(squares / counts - mean * mean), counts };
}

it('brings a drifting line onto one scale: position of the common scale, width of a single batch', () => {
  const random = randomSource(3);
  const counts = new Uint32Array(2 * CHANNELS);
  // A line at 1000 eV with sigma 40 eV; the second batch has 4 % more channels per eV.
  const scales = [
    [0, 4, 0],
    [0, 4 / 1.04, 0],
  ] as const;
  scales.forEach(([, gain], batch) => {
    for (let n = 0; n < 20_000; n++) {
      const adc = Math.round((1000 + 40 * random.normal()) / gain);
      counts[batch * CHANNELS + adc] = (counts[batch * CHANNELS + adc] ?? 0) + 1;
    }
  });
  const histograms = {
    detectors: [{ bus: null, sdd: 0 }],
    batches: [0, 1].map((i) => ({ start: i, stop: i + 1 })),
    channelCount: CHANNELS,
    counts,
    overflow: new Uint32Array(1),
    stated: [null],
  };
  const { mean, width, counts: kept } = meanAndWidth(alignedSpectrum(histograms, 0, scales, scales[0], 1));
  expect(kept).toBe(40_000);
  expect(Math.abs(mean - 250)).toBeLessThan((4 * 10) / Math.sqrt(40_000));
  // Rounding to channels, once by the ADC and once by the alignment, adds 1/12 each.
  expect(Math.abs(width - Math.sqrt(100 + 2 / 12))).toBeLessThan((4 * 10) / Math.sqrt(80_000));
});
