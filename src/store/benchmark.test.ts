import { describe, expect, it } from 'vitest';
import type { BenchmarkReport } from '../peaks/benchmark/report';
import { asideText, statusText } from '../ui/status/statusText';
import { fail, names, setUp } from './fixtures/workbenchWithFakeWorker';

const REPORT: BenchmarkReport = {
  title: 'toy',
  lines: [],
  spectra: 0,
  seed: 1,
  yields: [],
  limit: null,
  finders: [],
};
const SOURCE = { kind: 'heldOut', set: 'recipe', yields: { from: 0.05, to: 1 }, spectra: 20, seed: 3 } as const;

describe('the benchmark', () => {
  it('starts the backend, keeps its report, and says nothing of the state of the analysis', async () => {
    const words: string[] = [];
    const { workbench, calls } = setUp({
      benchmarkPeaks: (source, { onProgress }) => {
        expect(source).toBe(SOURCE);
        onProgress?.('Benchmark of Toy', 0.5);
        words.push(statusText(workbench.getState()), asideText(workbench.getState()));
        return REPORT;
      },
    });
    await workbench.getState().runBenchmark(SOURCE);
    expect(names(calls)).toEqual(['start', 'benchmarkPeaks']);
    expect(words).toEqual(['', 'Benchmark of Toy, 50 %']);
    expect(workbench.getState()).toMatchObject({ benchmark: REPORT, outcome: null, task: null, notices: [] });
  });

  it('tells of a file that cannot be read and keeps the figures before', async () => {
    let isBad = false;
    const { workbench } = setUp({ benchmarkPeaks: () => (isBad ? fail({ message: 'a.csv, line 3: no' }) : REPORT) });
    await workbench.getState().runBenchmark(SOURCE);
    isBad = true;
    await workbench.getState().runBenchmark({ kind: 'file', file: new File(['x'], 'a.csv') });
    expect(workbench.getState().notices.map(({ text }) => text)).toEqual(['a.csv, line 3: no']);
    expect(workbench.getState().benchmark).toBe(REPORT);
  });

  it('says nothing where it was stopped', async () => {
    const { workbench } = setUp({ benchmarkPeaks: () => fail({ code: 'cancelled' }) });
    await workbench.getState().runBenchmark(SOURCE);
    expect(workbench.getState()).toMatchObject({ benchmark: null, notices: [] });
  });
});
