import { describe, expect, it } from 'vitest';
import type { Analysis, AnalysisSettings } from '../assess/results';
import { ANALYSIS, file, names, setUp } from './fixtures/workbenchWithFakeWorker';

const DRIFT = { evPerRootDay: 33.4, jumpingDetectors: 0, jumps: 0, shorterBatchDays: 0.25 };

/** A worker whose runs drift so that batches of a quarter of a day are asked for, however short they are. */
function driftingWorker() {
  return setUp({
    analyse: (settings: AnalysisSettings): Analysis => ({
      ...ANALYSIS,
      settings,
      drift: { ...DRIFT, shorterBatchDays: settings.batchLengthDays / 8 },
    }),
  });
}

describe('length of batches', () => {
  it('is shortened once where the scale drifts: analysed again without a second reading, and said so', async () => {
    const { workbench, calls } = driftingWorker();
    await workbench.getState().addFiles([file('a.csv')]);
    await workbench.getState().runAnalysis();
    expect(names(calls).filter((name) => name !== 'start' && name !== 'spectrum')).toEqual([
      'ingest',
      'analyse',
      'rebatch',
      'analyse',
      'monitor',
    ]);
    const { settings, analysis, notices, outcome } = workbench.getState();
    expect(settings.batchLengthDays).toBe(0.25);
    expect(analysis?.settings.batchLengthDays).toBe(0.25);
    expect(notices.map(({ text }) => text).join()).toContain('drifts by 33 eV in a day. Batches of 2 days');
    expect(notices.map(({ text }) => text).join()).toContain('6 hours');
    expect(outcome).toEqual({ kind: 'complete' });
  });

  it('is left alone where the user has chosen it', async () => {
    const { workbench, calls } = driftingWorker();
    await workbench.getState().addFiles([file('a.csv')]);
    workbench.getState().chooseBatchLength(1);
    await workbench.getState().runAnalysis();
    expect(names(calls).filter((name) => name === 'analyse')).toHaveLength(1);
    expect(workbench.getState().settings.batchLengthDays).toBe(1);
  });

  it('starts anew with other data, unless the user has chosen it', async () => {
    const { workbench } = driftingWorker();
    await workbench.getState().addFiles([file('a.csv')]);
    await workbench.getState().runAnalysis();
    await workbench.getState().addFiles([file('b.csv')]);
    expect(workbench.getState().settings.batchLengthDays).toBe(2);
    workbench.getState().chooseBatchLength(3);
    await workbench.getState().addFiles([file('c.csv')]);
    expect(workbench.getState().settings.batchLengthDays).toBe(3);
  });
});
