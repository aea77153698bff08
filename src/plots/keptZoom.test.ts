import { describe, expect, it } from 'vitest';
import { withKeptZoom } from './keptZoom';

const layoutOf = (highest: number) =>
  ({ xaxis: { uirevision: 'time' }, yaxis: { type: 'linear', range: [0, highest] } }) satisfies Parameters<
    typeof withKeptZoom
  >[0];
const LINEAR = layoutOf(10);

describe('withKeptZoom', () => {
  it('shows an axis anew with another subject or scale, and one with a revision of its own with neither', () => {
    const [a, b] = [withKeptZoom(LINEAR, 'SDD 1', null), withKeptZoom(LINEAR, 'SDD 2', null)];
    expect(a.yaxis?.uirevision).toBe(withKeptZoom(LINEAR, 'SDD 1', null).yaxis?.uirevision);
    expect(a.yaxis?.uirevision).not.toBe(b.yaxis?.uirevision);
    expect(withKeptZoom({ yaxis: { type: 'log' } }, 'SDD 1', null).yaxis?.uirevision).not.toBe(a.yaxis?.uirevision);
    expect(a.xaxis?.uirevision).toBe(b.xaxis?.uirevision);
  });

  it('follows the data where the user has not moved the axis', () => {
    const handed = withKeptZoom(layoutOf(10), 'SDD 1', null);
    const next = withKeptZoom(layoutOf(20), 'SDD 1', { handed, rangeOf: () => [0, 10] });
    expect(next.yaxis?.range).toEqual([0, 20]);
  });

  it('hands a moved axis the range that it was moved from, so that Plotly keeps the zoom', () => {
    const handed = withKeptZoom(layoutOf(10), 'SDD 1', null);
    const moved = withKeptZoom(layoutOf(20), 'SDD 1', { handed, rangeOf: () => [2, 3] });
    expect(moved.yaxis?.range).toEqual([0, 10]);
    // Still so with the next data, and over once the user has gone back.
    expect(withKeptZoom(layoutOf(30), 'SDD 1', { handed: moved, rangeOf: () => [2, 3] }).yaxis?.range).toEqual([0, 10]);
    expect(withKeptZoom(layoutOf(30), 'SDD 1', { handed: moved, rangeOf: () => [0, 10] }).yaxis?.range).toEqual([
      0, 30,
    ]);
    expect(withKeptZoom(layoutOf(30), 'SDD 2', { handed: moved, rangeOf: () => [2, 3] }).yaxis?.range).toEqual([0, 30]);
  });
});
