import { describe, expect, it } from 'vitest';
import { DEFAULT, toys } from './fixtures/defaultRun';
import { TOY } from './fixtures/copperToy';
import { UNWATCHED } from './fixtures/task';
import { toFrame } from './frame';
import { INNER_SHARE, innerSplit } from './innerSplit';
import { optimise, startDescent } from './optimise';
import { prepareRow } from './preparedRow';
import type { CopperRow } from './row';
import { normalisedLogLikelihood } from './rowLikelihood';

const rows = toys(40, 81, { ...TOY, events: 60 });
const countsOf = ({ channels, counts }: CopperRow) => new Map([...channels].map((adc, i) => [adc, counts[i]!]));
const eventsOf = (all: readonly CopperRow[]) =>
  all.reduce((sum, { counts }) => sum + counts.reduce((a, b) => a + b, 0), 0);

describe('the inner split', () => {
  const { training, leftOut } = innerSplit(rows, 3);

  it('puts every event of a row into one of its parts, and leaves everything else of it alone', () => {
    rows.forEach((row, i) => {
      const [kept, left] = [countsOf(training[i]!), countsOf(leftOut[i]!)];
      for (const [adc, n] of countsOf(row)) expect((kept.get(adc) ?? 0) + (left.get(adc) ?? 0)).toBe(n);
      expect([...kept.values(), ...left.values()].every((n) => n > 0)).toBe(true);
      const { channels, counts } = row;
      expect({ ...training[i], channels, counts }).toEqual(row);
      expect({ ...leftOut[i], channels, counts }).toEqual(row);
    });
  });

  it('leaves out a fifth, by chance', () => {
    const n = eventsOf(rows);
    const sigma = Math.sqrt(n * INNER_SHARE * (1 - INNER_SHARE));
    expect(Math.abs(eventsOf(leftOut) - INNER_SHARE * n)).toBeLessThan(4 * sigma);
  });

  it('is the same for the same seed, and another for another', () => {
    expect(innerSplit(rows, 3)).toEqual({ training, leftOut });
    expect(innerSplit(rows, 4)).not.toEqual({ training, leftOut });
  });
});

describe('the events left out', () => {
  it.each(['prior', 'as-published'] as const)(
    'judge constants that were made without them by the density of their channels, whatever the loss: %s',
    async (loss) => {
      const settings = { ...DEFAULT, loss, iterations: 12 };
      const descent = await startDescent(rows, settings, UNWATCHED, { leftOutSeed: 3 });
      await descent.advance(12, UNWATCHED);
      const { training, leftOut } = innerSplit(rows, 3);
      const { p } = await optimise(training, settings, UNWATCHED);
      const gains = leftOut.map((row, i) => {
        const prepared = prepareRow(row, i);
        const change = [0, 1, 2].map((k) => p[3 * i + k]! - row.start[k]!) as [number, number, number];
        const at = (displacement: readonly number[]) =>
          normalisedLogLikelihood(prepared, displacement, new Float64Array(3));
        return at(toFrame(change, prepared.anchorAdc)) - at([0, 0, 0]);
      });
      const { record } = descent;
      const gain = gains.reduce((sum, value) => sum + value, 0);
      expect(record.leftOut[12]! - record.leftOut[0]!).toBeCloseTo(gain, 3);
      const mean = gain / gains.length;
      const variance = gains.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (gains.length - 1);
      expect(record.leftOutError[12]).toBeCloseTo(Math.sqrt(gains.length * variance), 3);
      expect(record.leftOutError[0]).toBe(0);
      expect([record.events, record.leftOutEvents]).toEqual([eventsOf(rows), eventsOf(leftOut)]);
      descent.dispose();
    },
  );

  it('change nothing of the constants', async () => {
    const without = await optimise(rows, DEFAULT, UNWATCHED);
    expect((await optimise(rows, DEFAULT, UNWATCHED, undefined, { leftOutSeed: 3 })).p).toEqual(without.p);
  });
});
