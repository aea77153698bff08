import { describe, expect, it } from 'vitest';
import { HalfmaxError } from './errors';
import { emptyEventList } from './eventList';
import { HistogramBuilder } from './histogramBuilder';
import { countsIn, spectrumOf } from './histograms';

const DAY_S = 86400;
const MIDNIGHT_S = 19327 * DAY_S;
const NO_BUS = -1;

function builderWith({ batchLengthDays = 2, overflowAdc = null as number | null } = {}): HistogramBuilder {
  return new HistogramBuilder({ batchLengthDays, overflowAdc });
}

function addEvent(builder: HistogramBuilder, bus: number, sdd: number, timeS: number, adc: number): void {
  const list = emptyEventList(1, { bus: bus !== NO_BUS, time: !Number.isNaN(timeS) });
  list.length = 1;
  list.bus?.fill(bus);
  list.timeS?.fill(timeS);
  list.sdd[0] = sdd;
  list.adc[0] = adc;
  builder.addEvents(list);
}

describe('HistogramBuilder', () => {
  it('aligns batches to the midnight before the first event, and prepends batches for earlier events', () => {
    const builder = builderWith();
    addEvent(builder, NO_BUS, 0, MIDNIGHT_S + 0.7 * DAY_S, 1);
    addEvent(builder, NO_BUS, 0, MIDNIGHT_S - 0.1, 2);
    addEvent(builder, NO_BUS, 0, MIDNIGHT_S - 4 * DAY_S, 3);
    const { batches, counts } = builder.build();
    expect(batches.map(({ start, stop }) => [(start! - MIDNIGHT_S) / DAY_S, (stop! - MIDNIGHT_S) / DAY_S])).toEqual([
      [-4, -2],
      [-2, 0],
      [0, 2],
    ]);
    expect(countsIn(counts)).toBe(3);
  });

  it('puts an event at an edge into the batch that starts there, for lengths that are no round numbers too', () => {
    for (const batchLengthDays of [0.1, 1 / 3, 0.7, 7.3]) {
      const builder = builderWith({ batchLengthDays });
      addEvent(builder, NO_BUS, 0, MIDNIGHT_S, 0);
      for (let i = 1; i < 40; i++) addEvent(builder, NO_BUS, 0, MIDNIGHT_S + i * batchLengthDays * DAY_S, i);
      const histograms = builder.build();
      expect(histograms.batches).toHaveLength(40);
      for (let i = 0; i < 40; i++) expect(spectrumOf(histograms, 0, i)[i]).toBe(1);
    }
  });

  it('keeps empty batches in between and drops those at the ends', () => {
    const builder = builderWith({ batchLengthDays: 1 });
    const before = builder.batchBetween(MIDNIGHT_S - DAY_S, MIDNIGHT_S);
    builder.addCounts(builder.detector(NO_BUS, 0), before, 5, 0);
    addEvent(builder, NO_BUS, 0, MIDNIGHT_S, 1);
    addEvent(builder, NO_BUS, 0, MIDNIGHT_S + 3 * DAY_S, 1);
    const { batches } = builder.build();
    expect(batches.map(({ start }) => (start! - MIDNIGHT_S) / DAY_S)).toEqual([0, 1, 2, 3]);
  });

  it('merges batches of histograms with those of events where start and stop are the same', () => {
    const builder = builderWith();
    addEvent(builder, NO_BUS, 0, MIDNIGHT_S + 1, 7);
    builder.addCounts(builder.detector(NO_BUS, 0), builder.batchBetween(MIDNIGHT_S, MIDNIGHT_S + 2 * DAY_S), 7, 10);
    const histograms = builder.build();
    expect(histograms.batches).toHaveLength(1);
    expect(histograms.counts[7]).toBe(11);
  });

  it('counts overflow per detector and leaves spectra of analysers alone', () => {
    const builder = builderWith({ overflowAdc: 100 });
    addEvent(builder, NO_BUS, 5, NaN, 99);
    addEvent(builder, NO_BUS, 5, NaN, 100);
    addEvent(builder, NO_BUS, 2, NaN, 4095);
    builder.addCounts(builder.detector(NO_BUS, 2), builder.untimedBatch(0), 100, 20);
    const spectrum = new Uint32Array(200);
    spectrum[150] = 3;
    builder.addSpectrum(spectrum, null, { file: 'a.spe', facts: {} });
    const histograms = builder.build();
    expect(histograms.detectors.map(({ sdd }) => sdd)).toEqual([0, 2, 5]);
    expect([...histograms.overflow]).toEqual([0, 21, 1]);
    expect(spectrumOf(histograms, 0, 0)[150]).toBe(3);
    expect(spectrumOf(histograms, 2, 0)[99]).toBe(1);
  });

  it('places waiting spectra: batches of one SDD, sums where two share a place, the scale that is stated first', () => {
    const builder = builderWith();
    addEvent(builder, NO_BUS, 3, NaN, 9);
    const scale = { offsetEv: 5, gainEvPerAdc: 2 };
    for (const [i, stated] of [null, scale, null, null].entries()) {
      builder.addSpectrum(Uint32Array.of(0, 10 ** i), stated, {
        file: i < 2 ? 'a.spe' : `${String(i)}.spe`,
        facts: {},
      });
    }
    expect(builder.waiting.map(({ file, position, of }) => [file, position, of])).toEqual([
      ['a.spe', 0, 2],
      ['a.spe', 1, 2],
      ['2.spe', 0, 1],
      ['3.spe', 0, 1],
    ]);
    expect(builder.named).toEqual([{ bus: null, sdd: 3 }]);
    const hour = (start: number | null, sdd: number, ordinal = 0) => {
      return { bus: null, sdd, start, stop: start === null ? null : start + 3600, ordinal };
    };
    expect(() => {
      builderWith().placeSpectra([hour(0, 1)]);
    }).toThrow(RangeError);
    builder.placeSpectra([hour(0, 3), hour(3600, 3), hour(3600, 3), hour(null, 1)]);
    expect(builder.waiting).toEqual([]);
    const histograms = builder.build();
    expect(histograms.detectors.map(({ sdd }) => sdd)).toEqual([1, 3]);
    expect(histograms.batches.map(({ start }) => start)).toEqual([0, 3600, null]);
    expect([0, 1, 2].map((batch) => spectrumOf(histograms, 1, batch)[1])).toEqual([1, 110, 0]);
    expect(spectrumOf(histograms, 1, 2)[9]).toBe(1);
    expect(spectrumOf(histograms, 0, 2)[1]).toBe(1000);
    expect(histograms.stated).toEqual([null, scale]);
  });

  it.each([
    [0, 256],
    [255, 256],
    [256, 512],
    [1024, 1280],
    [4094, 4096],
    [65535, 65536],
  ])('rounds the channels up to 256: highest %i gives %i', (adc, channels) => {
    const builder = builderWith();
    addEvent(builder, NO_BUS, 0, NaN, 3);
    addEvent(builder, NO_BUS, 0, NaN, adc);
    const { channelCount, counts } = builder.build();
    expect(channelCount).toBe(channels);
    expect(counts[adc]).toBe(1);
  });

  it('sorts detectors by bus and number, whatever the order in which they come', () => {
    const builder = builderWith();
    for (const [bus, sdd] of [
      [2, 1],
      [1, 9],
      [NO_BUS, 4],
      [1, 2],
    ] as const) {
      addEvent(builder, bus, sdd, NaN, 10 * (bus + 1) + sdd);
    }
    const histograms = builder.build();
    expect(histograms.detectors).toEqual([
      { bus: null, sdd: 4 },
      { bus: 1, sdd: 2 },
      { bus: 1, sdd: 9 },
      { bus: 2, sdd: 1 },
    ]);
    expect([4, 22, 29, 31].map((adc, row) => spectrumOf(histograms, row, 0)[adc])).toEqual([1, 1, 1, 1]);
  });

  it('refuses spectra beyond its memory, and says what to change', () => {
    const builder = builderWith({ batchLengthDays: 0.01 });
    addEvent(builder, NO_BUS, 0, MIDNIGHT_S - 290 * DAY_S, 4000);
    addEvent(builder, NO_BUS, 1, MIDNIGHT_S, 4000);
    expect(() => builder.build()).toThrow(HalfmaxError);
    expect(() => builder.build()).toThrow(/512 MiB are the most.*batches longer than 0.01 days/);
  });

  it('refuses while reading too, before the memory is gone', () => {
    const builder = builderWith();
    expect(() => {
      for (let sdd = 0; sdd < 3000; sdd++) addEvent(builder, NO_BUS, sdd, NaN, 65535);
    }).toThrow(/512 MiB/);
  });

  it('refuses a bin that overflows 32 bits', () => {
    const builder = builderWith();
    const add = (counts: number) => {
      builder.addCounts(builder.detector(NO_BUS, 0), builder.untimedBatch(0), 1, counts);
    };
    add(2 ** 32 - 1);
    expect(() => {
      add(1);
    }).toThrow(/2\^32/);
  });

  it('refuses options outside their ranges', () => {
    for (const batchLengthDays of [0, -1, NaN, Infinity])
      expect(() => builderWith({ batchLengthDays })).toThrow(RangeError);
    for (const overflowAdc of [0, 1.5, 65537]) expect(() => builderWith({ overflowAdc })).toThrow(RangeError);
  });
});
