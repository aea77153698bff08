import { describe, expect, it, vi } from 'vitest';
import { SUMMARY, ANALYSIS, setUp, file, fail, names, filesOf } from './fixtures/workbenchWithFakeWorker';

describe('exports', () => {
  it('never read the run again because a setting changed', async () => {
    const { workbench, calls } = setUp();
    await workbench.getState().addFiles([file('a.csv')]);
    await workbench.getState().runAnalysis();
    workbench.getState().changeSettings({ batchLengthDays: 1 });
    calls.length = 0;
    await workbench.getState().exportResults();
    await workbench.getState().exportConstants('csv');
    expect(names(calls)).toEqual(['exportResults', 'exportConstants']);
    expect(workbench.getState().analysis).not.toBeNull();
  });
});

describe('files of the same name', () => {
  it('are told apart, so that a bad one does not take the good one along', async () => {
    const { workbench, calls } = setUp({
      ingest: ({ files }) =>
        files.some(({ name, size }) => name === 'a (2).csv' && size === 20) ? fail({ file: 'a (2).csv' }) : SUMMARY,
    });
    await workbench.getState().addFiles([file('a.csv', 10), file('a.csv', 20)]);
    expect(calls.map((call) => filesOf(call))).toEqual([['a.csv', 'a (2).csv'], ['a.csv']]);
    expect(workbench.getState().summary).toBe(SUMMARY);
  });
});

describe('the selection', () => {
  it('takes sums from the page and single batches from the worker', async () => {
    const { workbench, calls } = setUp({ spectrum: ({ detector, batch }) => Uint32Array.of(detector, batch ?? 99) });
    await workbench.getState().addFiles([file('a.csv')]);
    workbench.getState().select({ detector: 2 });
    expect(workbench.getState().spectrum?.counts).toEqual(SUMMARY.totals.subarray(4000, 6000));
    workbench.getState().select({ batch: 1 });
    await vi.waitFor(() => {
      expect([...(workbench.getState().spectrum?.counts ?? [])]).toEqual([2, 1]);
    });
    expect(names(calls)).toEqual(['ingest', 'spectrum']);
  });

  it('moves on from a detector that the analysis has set aside, not from one that was set aside before', async () => {
    const out = (detectors: number[]) =>
      SUMMARY.channels.map((channel) =>
        detectors.includes(channel.detector)
          ? { ...channel, status: 'excluded' as const, reason: 'a strong peak that is no known line' }
          : { ...channel, status: 'ok' as const, reason: null },
      );
    const { workbench } = setUp({
      ingest: () => ({ ...SUMMARY, channels: out([3]) }),
      analyse: (settings) => ({ ...ANALYSIS, settings, channels: out([0, 3]) }),
    });
    await workbench.getState().addFiles([file('a.csv')]);
    expect(workbench.getState().selection.detector).toBe(0);
    await workbench.getState().runAnalysis();
    expect(workbench.getState().selection.detector).toBe(1);
    workbench.getState().select({ detector: 3 });
    await workbench.getState().runAnalysis();
    expect(workbench.getState().selection.detector).toBe(3);
  });

  it('does not show a spectrum that arrives after another was selected', async () => {
    const answers: ((counts: Uint32Array) => void)[] = [];
    const { workbench } = setUp({
      spectrum: () =>
        new Promise((resolve) => {
          answers.push(resolve);
        }),
    });
    await workbench.getState().addFiles([file('a.csv')]);
    workbench.getState().select({ batch: 1 });
    workbench.getState().select({ batch: null });
    const shown = workbench.getState().spectrum;
    expect(answers).toHaveLength(1);
    answers[0]?.(Uint32Array.of(1));
    await Promise.resolve();
    expect(workbench.getState().spectrum).toBe(shown);
  });
});
