import { describe, expect, it } from 'vitest';
import type { Peak } from './peak';
import { applyCorrections, removedLines, type PeakCorrection } from './peakCorrection';

const found = (line: Peak['line'], adc: number): Peak => ({ line, adc, adcError: 2, probability: 0.9, finder: 'cnn' });
const FOUND = [found('TiKa', 800), found('TiKb', 880), found('MnKa', 1100)];
const correction = (batch: number | null, line: Peak['line'], adc: number | null): PeakCorrection => ({
  detector: '2:17',
  batch,
  line,
  adc,
});
const places = (corrections: readonly PeakCorrection[], batch: number | null, detector = '2:17') =>
  applyCorrections(FOUND, corrections, { detector, batch }).map(({ line, adc }) => [line, adc]);
const AS_FOUND = FOUND.map(({ line, adc }) => [line, adc]);

describe('corrections of peaks', () => {
  it('put a line where the user says, with certainty and no stated error', () => {
    const peaks = applyCorrections(FOUND, [correction(4, 'TiKb', 890)], { detector: '2:17', batch: 4 });
    expect(peaks[1]).toEqual({ line: 'TiKb', adc: 890, adcError: null, probability: 1, finder: 'manual' });
    expect([peaks[0], peaks[2]]).toEqual([FOUND[0], FOUND[2]]);
  });

  it('of a batch hold there alone', () => {
    const corrections = [correction(4, 'TiKb', 890)];
    expect(places(corrections, 3)).toEqual(AS_FOUND);
    expect(places(corrections, null)).toEqual(AS_FOUND);
    expect(places(corrections, 4, '17')).toEqual(AS_FOUND);
  });

  it('of the whole run hold in the sum and in every batch that has none of its own', () => {
    // In either order: what holds does not follow from which was made first.
    const corrections = [correction(4, 'TiKb', 890), correction(null, 'TiKb', 885)];
    for (const made of [corrections, corrections.toReversed()]) {
      expect([null, 0, 4].map((batch) => places(made, batch)[1])).toEqual([
        ['TiKb', 885],
        ['TiKb', 885],
        ['TiKb', 890],
      ]);
    }
  });

  it('take lines out, and put one back in a single batch', () => {
    const corrections = [correction(null, 'TiKb', null), correction(1, 'TiKb', 881)];
    expect(places(corrections, 0)).toEqual([AS_FOUND[0], AS_FOUND[2]]);
    expect(places(corrections, 1)).toEqual([AS_FOUND[0], ['TiKb', 881], AS_FOUND[2]]);
    const removed = [0, 1].map((batch) => removedLines(corrections, { detector: '2:17', batch }));
    expect(removed).toEqual([['TiKb'], []]);
  });

  it('add lines that the finder missed, in order of channel', () => {
    expect(places([correction(null, 'MnKb', 1010)], 0)).toEqual([
      ['TiKa', 800],
      ['TiKb', 880],
      ['MnKb', 1010],
      ['MnKa', 1100],
    ]);
  });
});
