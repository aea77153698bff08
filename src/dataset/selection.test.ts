import { describe, expect, it } from 'vitest';
import type { Histograms } from './histograms';
import { countsIn, spectrumOf } from './histograms';
import { excludedPairs, withoutExcluded } from './selection';

const run = (batches: Histograms['batches']): Histograms => ({
  detectors: [
    { bus: null, sdd: 4 },
    { bus: 2, sdd: 7 },
  ],
  batches,
  channelCount: 3,
  counts: new Uint32Array(6 * batches.length).fill(2),
  overflow: new Uint32Array(2),
  stated: [null, null],
});
const DAYS = [0, 1, 2, 3].map((day) => ({ start: 86400 * day, stop: 86400 * (day + 1) }));
const stretch = { detector: '2:7', start: 86400, stop: 3 * 86400, batch: 1, reason: 'noise' };

describe('stretches that are left out', () => {
  it('are the batches that lie in them, whatever their length', () => {
    expect(excludedPairs(run(DAYS), [stretch])).toEqual([
      { detector: 1, batch: 1 },
      { detector: 1, batch: 2 },
    ]);
    const long = [
      { start: 0, stop: 2 * 86400 },
      { start: 2 * 86400, stop: 3 * 86400 },
    ];
    // The first is only partly in it.
    expect(excludedPairs(run(long), [stretch])).toEqual([{ detector: 1, batch: 1 }]);
  });

  it('go by number where there are no times', () => {
    const untimed = { ...stretch, start: null, stop: null };
    const batches = [1, 2].map(() => ({ start: null, stop: null }));
    expect(excludedPairs(run(batches), [untimed])).toEqual([{ detector: 1, batch: 1 }]);
  });

  it('are empty in the run that is left, which is another; without any it is the same', () => {
    const whole = run(DAYS);
    const rest = withoutExcluded(whole, [stretch]);
    expect(countsIn(spectrumOf(rest, 1, 1))).toBe(0);
    expect(countsIn(spectrumOf(rest, 1, 0))).toBe(6);
    expect(countsIn(spectrumOf(rest, 0, 1))).toBe(6);
    expect(countsIn(spectrumOf(whole, 1, 1))).toBe(6);
    expect(withoutExcluded(whole, [])).toBe(whole);
  });
});
