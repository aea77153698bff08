import { describe, expect, it } from 'vitest';
import type { Slices } from '../../dataset/slices';
import { tradeOffViews } from './tradeOffViews';

const SLICE_S = 3 * 3600;

function slicesFrom(first: number, last: number): Slices {
  const batches = Array.from({ length: last - first + 1 }, (_, i) => ({ start: 0, stop: 0, gridIndex: first + i }));
  const shared = { detectors: [], channelCount: 256, overflow: new Uint32Array(0), stated: [], packed: [] };
  return { ...shared, batches, grid: { originS: 0, lengthS: SLICE_S } };
}

describe('views of time that are compared', () => {
  it('are all lengths that the run allows, long ones first, and the continuous one', () => {
    const views = tradeOffViews(slicesFrom(3, 44), { batchLengthDays: 2 });
    // 45 slices of an eighth of a day from the origin.
    expect(views).toEqual([
      { batchLengthDays: 5.625, continuous: false, batches: 1 },
      { batchLengthDays: 4, continuous: false, batches: 2 },
      { batchLengthDays: 2, continuous: false, batches: 3 },
      { batchLengthDays: 1, continuous: false, batches: 6 },
      { batchLengthDays: 0.5, continuous: false, batches: 12 },
      { batchLengthDays: 0.25, continuous: false, batches: 22 },
      { batchLengthDays: 2, continuous: true, batches: 3 },
    ]);
  });

  it('hold the chosen length too, where the slices make it up', () => {
    const lengths = (batchLengthDays: number) =>
      tradeOffViews(slicesFrom(0, 15), { batchLengthDays }).map((view) => view.batchLengthDays);
    expect(lengths(0.375)).toEqual([2, 1, 0.5, 0.375, 0.25, 0.375]);
    expect(lengths(0.3)).toEqual([2, 1, 0.5, 0.25]);
    expect(lengths(30)).toEqual([2, 1, 0.5, 0.25]);
  });

  it('are none where no times are known, and that is said', () => {
    expect(() => tradeOffViews(undefined, { batchLengthDays: 2 })).toThrow(/no times/);
  });
});
