import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { batchesOfSlices } from '../../src/dataset/batchesOfSlices';
import { emptyEventList } from '../../src/dataset/eventList';
import { foldPair } from '../../src/dataset/folds';
import { HistogramBuilder } from '../../src/dataset/histogramBuilder';
import type { BuilderMemory } from '../../src/dataset/slicedCounts';
import { spectrumOf, type Histograms } from '../../src/dataset/histograms';
import { sliceLengthS, slicesPerBatch } from '../../src/dataset/sliceLength';

const DAY_S = 86400;
const MIDNIGHT_S = 19327 * DAY_S;
const SMALL_MEMORY: BuilderMemory = { openBytes: 20_000, slicesBytes: Infinity };
const NO_SLICES: BuilderMemory = { openBytes: 20_000, slicesBytes: 0 };

interface Event {
  readonly sdd: number;
  /** Quarters of an hour since a midnight: many lie on the edge of a slice. */
  readonly quarter: number;
  readonly adc: number;
}

const EVENTS = fc.array(fc.record({ sdd: fc.nat(3), quarter: fc.integer({ min: -200, max: 700 }), adc: fc.nat(600) }), {
  minLength: 1,
  maxLength: 200,
});

function builtFrom(events: readonly Event[], batchLengthDays: number, memory?: BuilderMemory) {
  const builder = new HistogramBuilder({ batchLengthDays, overflowAdc: null }, memory);
  // One by one, so that the builder gets to look at its memory in between.
  for (const { sdd, quarter, adc } of events) {
    const list = emptyEventList(1, { bus: false, time: true });
    list.length = 1;
    list.sdd[0] = sdd;
    list.timeS?.fill(MIDNIGHT_S + 900 * quarter);
    list.adc[0] = adc;
    builder.addEvents(list);
  }
  return builder.buildWithSlices();
}

/** The filled bins as text, by the definition of a batch alone: whole days of the calendar of the first event. */
function byDefinition(events: readonly Event[], batchLengthDays: number): string[] {
  const quartersPerBatch = batchLengthDays * 96;
  const midnight = Math.floor((events[0]?.quarter ?? 0) / 96) * 96;
  const counts = new Map<string, number>();
  for (const { sdd, quarter, adc } of events) {
    const number = Math.floor((quarter - midnight) / quartersPerBatch);
    const startS = MIDNIGHT_S + 900 * (midnight + number * quartersPerBatch);
    const bin = `${String(sdd)} ${String(startS)} ${String(adc)}`;
    counts.set(bin, (counts.get(bin) ?? 0) + 1);
  }
  return [...counts].map(([bin, n]) => `${bin}: ${String(n)}`).sort();
}

function filledBins(histograms: Histograms): string[] {
  const bins: string[] = [];
  histograms.detectors.forEach(({ sdd }, detector) => {
    histograms.batches.forEach(({ start }, batch) => {
      spectrumOf(histograms, detector, batch).forEach((n, adc) => {
        if (n > 0) bins.push(`${String(sdd)} ${String(start)} ${String(adc)}: ${String(n)}`);
      });
    });
  });
  return bins.sort();
}

describe('slices of a run', () => {
  it('give batches of any multiple of their length exactly, whatever length the run was read with', () => {
    fc.assert(
      fc.property(
        EVENTS,
        fc.constantFrom(0.5, 2, 30),
        fc.constantFrom(0.125, 0.25, 0.5, 1, 3, 8),
        (events, read, other) => {
          const { slices, histograms } = builtFrom(events, read, SMALL_MEMORY);
          expect(filledBins(histograms)).toEqual(byDefinition(events, read));
          const batched = batchesOfSlices(slices, other);
          expect(batched && filledBins(batched.histograms)).toEqual(byDefinition(events, other));
          const direct = builtFrom(events, other).histograms;
          expect(batched?.histograms).toEqual(direct);
        },
      ),
      { numRuns: 40, seed: 5 },
    );
  });

  it('are the batches where shorter ones do not fit: then other lengths are not to be had', () => {
    fc.assert(
      fc.property(EVENTS, (events) => {
        const { slices, histograms } = builtFrom(events, 2, NO_SLICES);
        expect(filledBins(histograms)).toEqual(byDefinition(events, 2));
        expect(slices.grid.lengthS).toBe(2 * DAY_S);
        expect(batchesOfSlices(slices, 1)).toBeNull();
        expect(filledBins(batchesOfSlices(slices, 4)!.histograms)).toEqual(byDefinition(events, 4));
      }),
      { numRuns: 20, seed: 6 },
    );
  });

  it('fill one another up where there is no time, and leave batches of files alone', () => {
    const builder = new HistogramBuilder({ batchLengthDays: 2, overflowAdc: null });
    const detector = builder.detector(-1, 0);
    builder.addCounts(detector, builder.untimedBatch(0), 5, 7);
    builder.addCounts(detector, builder.untimedBatch(1), 5, 8);
    builder.addCounts(detector, builder.batchBetween(MIDNIGHT_S, MIDNIGHT_S + 3 * DAY_S), 5, 9);
    const { slices, histograms } = builder.buildWithSlices();
    expect(slices.batches).toHaveLength(3);
    // 0.3 days is no multiple of anything here, and there is nothing on the grid that would mind.
    const again = batchesOfSlices(slices, 0.3);
    expect(again?.histograms).toEqual(histograms);
    expect(again?.batchOfSlice).toEqual([0, 1, 2]);
    expect([0, 1, 2].map((batch) => spectrumOf(histograms, 0, batch)[5])).toEqual([9, 7, 8]);
  });

  it('have folds that are those of the run in one piece', () => {
    const events = Array.from({ length: 3000 }, (_, i) => ({ sdd: i % 2, quarter: (i * 7) % 90, adc: (i * i) % 50 }));
    const { slices } = builtFrom(events, 0.125);
    const { histograms } = batchesOfSlices(slices, 0.125)!;
    for (const fold of [0, 4]) {
      const packed = foldPair(slices, fold, 5, 3);
      const dense = foldPair(histograms, fold, 5, 3);
      expect(batchesOfSlices(packed.training, 0.125)?.histograms).toEqual(dense.training);
      expect(batchesOfSlices(packed.heldOut, 0.125)?.histograms).toEqual(dense.heldOut);
    }
  });
});

describe('length of slices', () => {
  it('divides the batches and is at most three hours', () => {
    for (const days of [0.01, 0.125, 0.25, 1 / 3, 0.7, 2, 7.3, 3650]) {
      const lengthS = sliceLengthS(days);
      expect(lengthS).toBeLessThanOrEqual(3 * 3600 * (1 + 1e-9));
      expect(slicesPerBatch(days, lengthS)).toBe(Math.ceil(days * 8 - 1e-6));
    }
    expect(slicesPerBatch(0.1, sliceLengthS(2))).toBeNull();
    expect(slicesPerBatch(0.0625, sliceLengthS(2))).toBeNull();
  });
});
