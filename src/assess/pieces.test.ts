import { describe, expect, it } from 'vitest';
import { energyAt } from '../calibrate/energyCalibration';
import { packSpectrum } from '../dataset/packedSpectrum';
import { randomSource } from '../math/random';
import { visitPieces } from './pieces';

type Constants = readonly [number, number, number];
const BINS = { firstEdgeEv: 1000, binWidthEv: 10, bins: 40 };
const ROWS: readonly Constants[] = [
  [900, 4.3, 1e-5],
  [903, 4.29, 0],
  [895, 4.31, -1e-5],
];

function spectrum(mean: number): Uint32Array {
  const random = randomSource(11);
  return Uint32Array.from({ length: 130 }, () => random.poisson(mean));
}

function binOf(p: Constants, adc: number): number {
  return Math.floor((energyAt(p, adc) - BINS.firstEdgeEv) / BINS.binWidthEv);
}

/** Events by bin of the first row, and pieces with their positions. */
function summed(
  counts: Uint32Array,
  rows: readonly Constants[],
  shown = rows[0],
  range: readonly [number, number] = [0, 129],
) {
  const byBin = new Map<number, number>();
  const positions: number[] = [];
  visitPieces(packSpectrum(counts)!, 77, range, rows, BINS, (adc, events) => {
    const bin = Math.min(Math.max(shown === undefined ? 0 : binOf(shown, adc), -1), BINS.bins);
    byBin.set(bin, (byBin.get(bin) ?? 0) + events);
    positions.push(adc);
  });
  return { byBin, positions };
}

describe.each([3, 5000])('pieces of channels of about %i events', (mean) => {
  const counts = spectrum(mean);

  it('hold every event once', () => {
    const { byBin } = summed(counts, ROWS);
    expect([...byBin.values()].reduce((sum, n) => sum + n, 0)).toBe(counts.reduce((sum, n) => sum + n, 0));
  });

  it('give each row what it gets alone: rows are paired event by event', () => {
    for (const row of ROWS) expect(summed(counts, ROWS, row).byBin).toEqual(summed(counts, [row]).byBin);
  });

  it('of a channel are the same whatever channels are visited beside it', () => {
    const all = summed(counts, ROWS).positions.filter((adc) => adc > 59.5);
    expect(summed(counts, ROWS, ROWS[0], [60, 129]).positions).toEqual(all);
  });
});

it('split a channel at the edge of a bin in proportion, with a falling scale too', () => {
  // Channel 25 reaches from 1098 to 1102 eV, or the other way round: half of it on either side of the edge.
  for (const p of [
    [1000, 4, 0],
    [1200, -4, 0],
  ] as const) {
    const counts = new Uint32Array(26);
    counts[25] = 1_000_000;
    const pieces: [number, number][] = [];
    visitPieces(packSpectrum(counts)!, 3, [0, 25], [p], BINS, (adc, events) => pieces.push([binOf(p, adc), events]));
    expect(pieces.map(([bin]) => bin).sort()).toEqual([10, 9].sort());
    for (const [, events] of pieces) expect(Math.abs(events - 500_000)).toBeLessThan(4 * 500);
  }
});
