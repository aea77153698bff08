import { describe, expect, it } from 'vitest';
import type { Slices } from '../dataset/slices';
import { packSpectrum } from '../dataset/packedSpectrum';
import { alignedBatches, movedInSlices, referenceInSlices } from './continuous';
import type { LocatedReference } from './optimiseCopper';

const CHANNELS = 64;
const ZEROS = new Array<number>(9).fill(0);
const spectrumAt = (adc: number, counts: number) =>
  Uint32Array.from({ length: CHANNELS }, (_, i) => (i === adc ? counts : 0));

/** Two batches of two slices; the offset rises by one channel (10 eV) from slice to slice of the second batch. */
const OFFSETS_EV = [0, 0, -5, 5];
const PEAKS_ADC = [20, 20, 21, 20];
const SLICES: Slices = {
  detectors: [{ bus: null, sdd: 3 }],
  batches: [0, 1, 2, 3].map((i) => ({ start: 100 * i, stop: 100 * (i + 1), gridIndex: i })),
  grid: { originS: 0, lengthS: 100 },
  channelCount: CHANNELS,
  packed: PEAKS_ADC.map((adc) => packSpectrum(spectrumAt(adc, 1000))),
  overflow: new Uint32Array(1),
  stated: [null],
};
const SLICED = { slices: SLICES, batchOfSlice: [0, 0, 1, 1] };
const HISTOGRAMS = {
  ...SLICES,
  batches: [
    { start: 0, stop: 200 },
    { start: 200, stop: 400 },
  ],
  counts: Uint32Array.from([...spectrumAt(20, 2000), ...spectrumAt(20, 1000).map((n, i) => n + (i === 21 ? 1000 : 0))]),
};

function referenceWith(hasSlices: boolean): LocatedReference[] {
  const covariance = [4, ...ZEROS.slice(1)];
  const batches = [0, 1].map(() => ({ p: [0, 10, 0], covariance, status: 'fitted' }));
  const slices = OFFSETS_EV.map((offsetEv, i) => {
    return { p: [offsetEv, 10, 0], covariance: [4 + i, ...ZEROS.slice(1)], within: [i, ...ZEROS.slice(1)] };
  });
  // Only what slices are made of is filled.
  const reference = { batches, slices: hasSlices ? slices : null } as unknown as LocatedReference['reference'];
  return [{ detector: 0, reference }];
}

describe('constants that are continuous in time', () => {
  it('have a row per slice, with its own constants and errors', () => {
    const rows = referenceInSlices(referenceWith(true), SLICED);
    expect(rows.map(({ batch, p, covariance }) => [batch, p[0], covariance?.[0]])).toEqual([
      [0, 0, 4],
      [1, 0, 5],
      [2, -5, 6],
      [3, 5, 7],
    ]);
    expect(referenceInSlices(referenceWith(false), SLICED).map(({ p }) => p[0])).toEqual([0, 0, 0, 0]);
  });

  it('move with their batch, and know no more than it of where it lies', () => {
    const moved = [0, 1].map((batch) => {
      const covariance = [1, ...ZEROS.slice(1)];
      return { detector: 0, batch, p: [3 * batch, 10.1, 0], covariance, status: 'fitted' } as const;
    });
    const rows = movedInSlices(moved, referenceWith(true), SLICED);
    expect(rows.map(({ batch, p, covariance }) => [batch, p[0], covariance?.[0]])).toEqual([
      [0, 0, 1],
      [1, 0, 2],
      [2, -2, 3],
      [3, 8, 4],
    ]);
    for (const { p } of rows) expect(p[1]).toBeCloseTo(10.1, 12);
    expect(movedInSlices(moved, referenceWith(false), SLICED).map(({ p }) => p[0])).toEqual([0, 0, 3, 3]);
  });

  it('bring the events of a batch onto one scale', () => {
    const aligned = alignedBatches(HISTOGRAMS, referenceWith(true), SLICED, 1);
    expect([...aligned.counts.subarray(0, CHANNELS)]).toEqual([...spectrumAt(20, 2000)]);
    // 21 channels less half a one, 20 and half a one: both at 20.5, dithered.
    const second = aligned.counts.subarray(CHANNELS);
    expect(second.reduce((sum, n) => sum + n, 0)).toBe(2000);
    expect((second[20] ?? 0) + (second[21] ?? 0)).toBe(2000);
    expect(Math.abs((second[20] ?? 0) - 1000)).toBeLessThan(5 * Math.sqrt(500));
    expect(alignedBatches(HISTOGRAMS, referenceWith(false), SLICED, 1).counts).toEqual(HISTOGRAMS.counts);
  });
});
