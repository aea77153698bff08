import { describe, expect, it } from 'vitest';
import { columnHeights, columnSums } from './drawTile';

describe('columnSums', () => {
  it('puts every channel of the range into exactly one column', () => {
    const counts = Uint32Array.from({ length: 100 }, (_, adc) => adc);
    const sums = columnSums(counts, 10, 90, 7);
    expect(sums).toHaveLength(7);
    const expected = counts.subarray(10, 90).reduce((a, b) => a + b, 0);
    expect(sums.reduce((a, b) => a + b, 0)).toBe(expected);
  });

  it('leaves columns empty where there are more of them than channels', () => {
    expect([...columnSums(Uint32Array.of(1, 2), 0, 2, 4)]).toEqual([1, 0, 2, 0]);
  });
});

describe('columnHeights', () => {
  it('is relative to the highest column', () => {
    expect([...columnHeights(Float64Array.of(0, 5, 10), false)]).toEqual([0, 0.5, 1]);
  });

  it('lets a single count show on a logarithmic scale', () => {
    const [none, one, most] = columnHeights(Float64Array.of(0, 1, 1000), true);
    expect(none).toBe(0);
    expect(one).toBeGreaterThan(0.05);
    expect(most).toBe(1);
  });

  it('is flat for an empty spectrum', () => {
    expect([...columnHeights(new Float64Array(3), true)]).toEqual([0, 0, 0]);
  });
});
