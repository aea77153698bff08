import { describe, expect, it } from 'vitest';
import { inPairs, pairOf } from './batchPairs';
import { spectrumOf, totalSpectrumOf, type Histograms } from './histograms';

const RUN: Histograms = {
  detectors: [
    { bus: null, sdd: 0 },
    { bus: null, sdd: 1 },
  ],
  batches: [
    { start: 0, stop: 10 },
    { start: 10, stop: 20 },
    { start: 20, stop: 30 },
  ],
  channelCount: 2,
  counts: Uint32Array.of(1, 2, 3, 4, 5, 6, 10, 20, 30, 40, 50, 60),
  overflow: new Uint32Array(2),
  stated: [null, null],
};

describe('a run in batches twice as long', () => {
  const paired = inPairs(RUN);

  it('has the counts of both neighbours, an odd last batch by itself', () => {
    expect([...spectrumOf(paired, 0, 0)]).toEqual([4, 6]);
    expect([...spectrumOf(paired, 0, 1)]).toEqual([5, 6]);
    expect([...spectrumOf(paired, 1, 0)]).toEqual([40, 60]);
    expect([...totalSpectrumOf(paired, 1)]).toEqual([...totalSpectrumOf(RUN, 1)]);
  });

  it('has the times of both', () => {
    expect(paired.batches).toEqual([
      { start: 0, stop: 20 },
      { start: 20, stop: 30 },
    ]);
    expect([0, 1, 2].map(pairOf)).toEqual([0, 0, 1]);
  });
});
