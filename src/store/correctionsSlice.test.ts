import { describe, expect, it } from 'vitest';
import { file, setUp, SUMMARY } from './fixtures/workbenchWithFakeWorker';

const MN_KA = { detector: '1', batch: null, line: 'MnKa' } as const;
const TI_KB = { detector: '1', batch: 2, line: 'TiKb' } as const;

function open() {
  const { workbench, calls } = setUp();
  const state = () => workbench.getState();
  return { ...workbench.getState(), state, calls, made: () => state().settings.peakCorrections };
}

describe('corrections of peaks', () => {
  it('are settings, one per line and spectrum', () => {
    const { correctPeak, removePeak, made } = open();
    correctPeak(MN_KA, 1100);
    correctPeak(MN_KA, 1105);
    expect(made()).toEqual([{ ...MN_KA, adc: 1105 }]);
    removePeak(MN_KA);
    expect(made()).toEqual([{ ...MN_KA, adc: null }]);
  });

  it('are the same settings in whatever order they were made', () => {
    const places = [MN_KA, TI_KB, { ...MN_KA, batch: 0 }, { ...MN_KA, detector: '0' }];
    const results = [places, places.toReversed()].map((order) => {
      const { correctPeak, made } = open();
      order.forEach((place) => correctPeak(place, 1000));
      return made();
    });
    expect(results[0]).toHaveLength(4);
    expect(results[0]).toEqual(results[1]);
  });

  it('are undone and done again step by step', async () => {
    const { correctPeak, removePeak, undo, redo, made } = open();
    correctPeak(MN_KA, 1100);
    removePeak(TI_KB);
    await undo();
    expect(made()).toEqual([{ ...MN_KA, adc: 1100 }]);
    await undo();
    await undo();
    expect(made()).toEqual([]);
    await redo();
    await redo();
    await redo();
    expect(made()).toEqual([
      { ...TI_KB, adc: null },
      { ...MN_KA, adc: 1100 },
    ]);
  });

  it('of one gesture are one step', async () => {
    const { correctPeak, beginGesture, undo, made } = open();
    beginGesture();
    correctPeak(MN_KA, 1100);
    beginGesture();
    correctPeak(MN_KA, 1101);
    correctPeak(MN_KA, 1102);
    correctPeak(MN_KA, 1103);
    await undo();
    expect(made()).toEqual([{ ...MN_KA, adc: 1100 }]);
  });

  it('of one SDD are reset together, which can be undone', async () => {
    const { correctPeak, resetPeaks, undo, made } = open();
    correctPeak(MN_KA, 1100);
    correctPeak(TI_KB, 900);
    correctPeak({ ...MN_KA, detector: '2' }, 1200);
    resetPeaks('1');
    expect(made()).toEqual([{ ...MN_KA, detector: '2', adc: 1200 }]);
    await undo();
    expect(made()).toHaveLength(3);
  });

  it('go to the worker, and survive more files and another batch length, but no other run', async () => {
    const { addFiles, changeSettings, clearData, correctPeak, loadDemo, runAnalysis, calls, state, made } = open();
    await addFiles([file('a.csv')]);
    correctPeak(MN_KA, 1100);
    await addFiles([file('b.csv')]);
    changeSettings({ batchLengthDays: 1 });
    await runAnalysis();
    expect(state().summary).toBe(SUMMARY);
    expect(calls.findLast(([job]) => job === 'analyse')).toMatchObject([
      'analyse',
      { peakCorrections: [{ ...MN_KA, adc: 1100 }] },
    ]);
    await loadDemo();
    expect(made()).toEqual([]);
    correctPeak(MN_KA, 1100);
    clearData();
    expect(made()).toEqual([]);
  });
});
