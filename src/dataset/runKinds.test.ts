import { describe, expect, it } from 'vitest';
import { batchesOfSlices } from './batchesOfSlices';
import { emptyEventList } from './eventList';
import { HistogramBuilder } from './histogramBuilder';
import { countsIn, spectrumOf } from './histograms';

const DAY_S = 86_400;
const START_S = 1_700_006_400;

/** One event of SDD 0 in channel `adc` at each of the times, hours from the start of a day. */
function add(builder: HistogramBuilder, label: string | null, adc: number, hours: readonly number[]): void {
  builder.beginRun(label);
  const list = emptyEventList(hours.length, { bus: false, time: true });
  list.length = hours.length;
  hours.forEach((hour, i) => {
    list.adc[i] = adc;
    list.timeS![i] = START_S + 3600 * hour;
  });
  builder.addEvents(list);
}

/** Two calibration runs, with physics before, in between and after; files in any order. */
function builderOfKinds(batchLengthDays: number, slicesBytes = 2 ** 28): HistogramBuilder {
  const builder = new HistogramBuilder({ batchLengthDays, overflowAdc: null }, { openBytes: 1, slicesBytes });
  add(builder, 'kaons', 10, [0.2, 4, 4.9, 6.1, 20, 26]);
  add(builder, 'calibration', 20, [5, 5.5, 6, 25, 25.4]);
  return builder;
}

const hoursOf = (seconds: number | null) => ((seconds ?? NaN) - START_S) / 3600;

describe('runs of several kinds', () => {
  it('are in batches of their own, which end where a run of another kind begins', () => {
    const { histograms, slices } = builderOfKinds(2).buildWithSlices();
    const found = histograms.batches.map(({ label, start, stop }, batch) => {
      const events = countsIn(spectrumOf(histograms, 0, batch));
      return [label, Math.round(10 * hoursOf(start)) / 10, Math.round(10 * hoursOf(stop)) / 10, events];
    });
    expect(found).toEqual([
      ['kaons', 0.2, 4.9, 3],
      ['calibration', 5, 6, 3],
      ['kaons', 6.1, 20, 2],
      ['calibration', 25, 25.4, 2],
      ['kaons', 26, 26, 1],
    ]);
    histograms.batches.forEach(({ label }, batch) => {
      const adc = label === 'kaons' ? 10 : 20;
      expect(spectrumOf(histograms, 0, batch)[adc]).toBe(countsIn(spectrumOf(histograms, 0, batch)));
    });
    // The times of events lie in their batches, the last one too.
    expect(histograms.batches.at(-1)!.stop! - histograms.batches.at(-1)!.start!).toBe(1);
    expect(slices.batches.every(({ label }) => label !== undefined)).toBe(true);
  });

  it('keep their batches whole between runs of no kind, whose gaps are no batches then', () => {
    const builder = new HistogramBuilder({ batchLengthDays: 2, overflowAdc: null });
    add(builder, null, 10, [1, 20, 241]);
    add(builder, 'calibration', 20, [97, 109, 121, 133]);
    const { histograms } = builder.buildWithSlices();
    const found = histograms.batches.map(({ label }, batch) => [label, countsIn(spectrumOf(histograms, 0, batch))]);
    expect(found).toEqual([
      [undefined, 2],
      ['calibration', 4],
      [undefined, 1],
    ]);
  });

  it('are cut at the batch length as well, from the same slices', () => {
    const { slices } = builderOfKinds(2).buildWithSlices();
    const halfDays = batchesOfSlices(slices, 0.5)!;
    expect(halfDays.histograms.batches.map(({ label }) => label)).toEqual([
      ...['kaons', 'calibration', 'kaons', 'kaons', 'calibration', 'kaons'],
    ]);
    expect(halfDays.batchOfSlice).toHaveLength(slices.batches.length);
  });

  it('stay apart where slices were given up for want of memory', () => {
    const builder = new HistogramBuilder({ batchLengthDays: 2, overflowAdc: null }, { openBytes: 1, slicesBytes: 1 });
    for (let i = 0; i < 3; i++) {
      add(builder, 'kaons', 10 + i, [0.5, 7, 30]);
      add(builder, 'calibration', 20 + i, [40, 44]);
    }
    const { histograms } = builder.buildWithSlices();
    expect(histograms.batches.map(({ label, start }) => [label, hoursOf(start)])).toEqual([
      ['kaons', 0.5],
      ['calibration', 40],
    ]);
    expect([0, 1].map((batch) => countsIn(spectrumOf(histograms, 0, batch)))).toEqual([9, 6]);
  });

  /** Two runs with the tube within an hour, of two files each, kaons in between; files in the order of their names. */
  function withinAnHour(slicesBytes: number) {
    const builder = new HistogramBuilder({ batchLengthDays: 2, overflowAdc: null }, { openBytes: 1, slicesBytes });
    add(builder, 'calibration', 20, [0.1, 0.2]);
    add(builder, 'calibration', 21, [0.1, 0.15, 0.22]);
    add(builder, 'calibration', 22, [0.7, 0.8]);
    add(builder, 'kaons', 10, [0.3, 0.6]);
    return builder.buildWithSlices();
  }

  it('end where one of another kind begins, within a slice too; those with none between them share it', () => {
    const { histograms, slices } = withinAnHour(2 ** 28);
    const found = histograms.batches.map(({ label, start, stop }, batch) => [
      label,
      ...[hoursOf(start), hoursOf(stop)].map((hour) => Math.round(100 * hour) / 100),
      [10, 20, 21, 22].map((adc) => spectrumOf(histograms, 0, batch)[adc]),
    ]);
    expect(found).toEqual([
      ['calibration', 0.1, 0.22, [0, 2, 3, 0]],
      ['kaons', 0.3, 0.6, [2, 0, 0, 0]],
      ['calibration', 0.7, 0.8, [0, 0, 0, 2]],
    ]);
    expect(slices.batches).toHaveLength(3);
  });

  it('share a slice with one of another kind between them where memory is short', () => {
    const { histograms } = withinAnHour(1);
    const found = histograms.batches.map(({ label }, batch) => [label, countsIn(spectrumOf(histograms, 0, batch))]);
    expect(found).toEqual([
      ['calibration', 7],
      ['kaons', 2],
    ]);
  });

  it('of no kind are what they were, gaps included', () => {
    const builder = new HistogramBuilder({ batchLengthDays: 1, overflowAdc: null });
    add(builder, null, 10, [1, 49]);
    const { batches } = builder.build();
    expect(batches.map(({ start, label }) => [hoursOf(start), label])).toEqual([
      [0, undefined],
      [24, undefined],
      [48, undefined],
    ]);
    expect(batches[0]!.stop! - batches[0]!.start!).toBe(DAY_S);
  });
});
