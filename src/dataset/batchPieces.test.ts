import { describe, expect, it } from 'vitest';
import { batchesOfSlices } from './batchesOfSlices';
import { piecesOf } from './batchPieces';
import { splitTimes } from './batchSplit';
import { spectrumOf } from './histograms';
import { packSpectrum } from './packedSpectrum';
import type { Slices } from './slices';

const HOUR_S = 3600;
/** Two detectors, 8 slices of 3 hours in batches of 12: slice i of detector d holds 10 d + i + 1 counts in channel i. */
const SLICES: Slices = {
  detectors: [0, 1].map((sdd) => ({ bus: null, sdd })),
  channelCount: 8,
  overflow: new Uint32Array(2),
  stated: [null, null],
  grid: { originS: 0, lengthS: 3 * HOUR_S },
  batches: Array.from({ length: 8 }, (_, i) => ({
    start: 3 * i * HOUR_S,
    stop: 3 * (i + 1) * HOUR_S,
    gridIndex: i,
  })),
  packed: Array.from({ length: 16 }, (_, k) => {
    const [detector, slice] = [Math.floor(k / 8), k % 8];
    return packSpectrum(Uint32Array.from({ length: 8 }, (__, adc) => (adc === slice ? 10 * detector + slice + 1 : 0)));
  }),
};
const { histograms, batchOfSlice } = batchesOfSlices(SLICES, 0.5)!;
const SLICED = { slices: SLICES, batchOfSlice };

describe('batches of a detector in pieces', () => {
  it('are cut at the nearest edge of a slice, and lose no count', () => {
    const pieces = piecesOf(histograms, 1, SLICED, [4 * HOUR_S]);
    expect(pieces.histograms.batches.map(({ start, stop }) => [start, stop])).toEqual([
      [0, 3 * HOUR_S],
      [3 * HOUR_S, 12 * HOUR_S],
      [12 * HOUR_S, 24 * HOUR_S],
    ]);
    expect(pieces.batchOf).toEqual([0, 0, 1]);
    expect(pieces.pieceOfSlice).toEqual([0, 1, 1, 1, 2, 2, 2, 2]);
    expect(pieces.jumpsBefore).toEqual([1]);
    expect([...spectrumOf(pieces.histograms, pieces.detector, 0)]).toEqual([11, 0, 0, 0, 0, 0, 0, 0]);
    expect([...spectrumOf(pieces.histograms, pieces.detector, 1)]).toEqual([0, 12, 13, 14, 0, 0, 0, 0]);
  });

  it('are the batches where the scale jumps between two of them', () => {
    const pieces = piecesOf(histograms, 1, SLICED, [12.5 * HOUR_S]);
    expect(pieces.histograms).toBe(histograms);
    expect(pieces.detector).toBe(1);
    expect(pieces.jumpsBefore).toEqual([1]);
  });

  it('stay whole without slices, at the start of the run, and far from it', () => {
    for (const times of [[4 * HOUR_S], [0], [90 * HOUR_S]]) {
      const { jumpsBefore, batchOf } = piecesOf(histograms, 0, times[0] === 4 * HOUR_S ? null : SLICED, times);
      expect(jumpsBefore).toEqual([]);
      expect(batchOf).toEqual([0, 1]);
    }
    expect(piecesOf(histograms, 0, null, [12 * HOUR_S]).jumpsBefore).toEqual([1]);
  });

  it('are those of detectors that the run has', () => {
    const split = (detector: string, atS: number) => ({ detector, atS, reason: 'toy' });
    const times = splitTimes(histograms, [split('1', 9), split('1', 3), split('7', 1)]);
    expect([...times]).toEqual([[1, [3, 9]]]);
  });
});
