import { describe, expect, it, vi } from 'vitest';
import { JobError } from '../worker/client';
import { syntheticRecord, syntheticSpectrum } from './fixtures/syntheticRun';
import { SUMMARY, ANALYSIS, setUp, file, fail, names, filesOf } from './fixtures/workbenchWithFakeWorker';

describe('reading data', () => {
  it('reads all files of the session together, so that a second drop adds to the run', async () => {
    const { workbench, calls } = setUp();
    await workbench.getState().addFiles([file('a.csv')]);
    await workbench.getState().addFiles([file('b.csv')]);
    expect(filesOf(calls[0])).toEqual(['a.csv']);
    expect(filesOf(calls[1])).toEqual(['a.csv', 'b.csv']);
    expect(workbench.getState().summary).toBe(SUMMARY);
  });

  it('is at work from the very moment of the drop, and no longer after', async () => {
    const { workbench } = setUp();
    const reading = workbench.getState().addFiles([file('a.csv')]);
    expect(workbench.getState().task?.kind).toBe('read');
    await reading;
    expect(workbench.getState().task).toBeNull();
    expect(workbench.getState().waiting).toBe(0);
  });

  it('names the unreadable file, reads the others, and keeps what was loaded', async () => {
    const { workbench, calls } = setUp({
      ingest: ({ files }) =>
        files.some((f) => f.name === 'bad.csv') ? fail({ message: 'bad.csv, line 3: no', file: 'bad.csv' }) : SUMMARY,
    });
    await workbench.getState().addFiles([file('a.csv')]);
    await workbench.getState().addFiles([file('bad.csv'), file('b.csv')]);
    expect(workbench.getState().notices.map((notice) => notice.text)).toEqual(['bad.csv, line 3: no']);
    expect(filesOf(calls.at(-1))).toEqual(['a.csv', 'b.csv']);
    expect(workbench.getState().source).toMatchObject({ kind: 'files' });
  });

  it('names a file in which the worker hung, and does not try it again', async () => {
    const { workbench, calls } = setUp({
      describe: ({ file: asked }) =>
        asked.name === 'bad.h5' ? fail({ code: 'hung', message: 'bad.h5: no progress', file: 'bad.h5' }) : [],
    });
    await workbench.getState().addFiles([file('bad.h5'), file('b.csv')]);
    expect(workbench.getState().notices.map((notice) => notice.text)).toEqual(['bad.h5: no progress']);
    expect(names(calls)).toEqual(['ingest']);
    expect(filesOf(calls[0])).toEqual(['b.csv']);
  });

  it('leaves everything as it was when nothing new can be read', async () => {
    const { workbench } = setUp({
      ingest: ({ files }) => (files.length > 1 ? fail({ file: 'bad.csv' }) : SUMMARY),
    });
    await workbench.getState().addFiles([file('a.csv')]);
    const before = workbench.getState();
    await workbench.getState().addFiles([file('bad.csv')]);
    const after = workbench.getState();
    expect(after.summary).toBe(before.summary);
    expect(after.source).toBe(before.source);
    expect(after.notices).toHaveLength(1);
    expect(after.notices[0]?.severity).toBe('error');
  });

  it('does not add the same file twice', async () => {
    const { workbench, calls } = setUp();
    await workbench.getState().addFiles([file('a.csv')]);
    await workbench.getState().addFiles([file('a.csv')]);
    expect(names(calls)).toEqual(['ingest']);
    expect(workbench.getState().notices[0]?.text).toContain('a.csv is loaded already');
  });

  it('removes a file by reading the others again, and the last one by clearing', async () => {
    const { workbench, calls } = setUp();
    await workbench.getState().addFiles([file('a.csv'), file('b.csv')]);
    await workbench.getState().removeFile('a.csv');
    expect(filesOf(calls.at(-1))).toEqual(['b.csv']);
    await workbench.getState().removeFile('b.csv');
    expect(workbench.getState().summary).toBeNull();
  });

  it('replaces the demo run by dropped files', async () => {
    const { workbench, calls } = setUp();
    await workbench.getState().loadDemo();
    await workbench.getState().addFiles([file('a.csv')]);
    expect(filesOf(calls.at(-1))).toEqual(['a.csv']);
  });

  it('says nothing about a reading that the user cancelled', async () => {
    const { workbench } = setUp({ ingest: () => fail({ code: 'cancelled' }) });
    await workbench.getState().addFiles([file('a.csv')]);
    expect(workbench.getState().notices).toEqual([]);
  });
});

describe('the analysis', () => {
  it('starts the backend, analyses with the settings, and shows the results', async () => {
    const { workbench, calls } = setUp();
    await workbench.getState().addFiles([file('a.csv')]);
    workbench.getState().changeSettings({ iterations: 7 });
    await workbench.getState().runAnalysis();
    const state = workbench.getState();
    expect(names(calls)).toEqual(['ingest', 'start', 'analyse', 'monitor']);
    expect(calls.find(([job]) => job === 'analyse')?.[1]).toMatchObject({ iterations: 7 });
    expect(state.analysis?.settings.iterations).toBe(7);
    expect(state.outcome).toEqual({ kind: 'complete' });
    expect(state.step).toBe('results');
  });

  it('stays where the user went meanwhile', async () => {
    const { workbench } = setUp({
      analyse: (settings) => {
        workbench.getState().showStep('channels');
        return { ...ANALYSIS, settings };
      },
    });
    await workbench.getState().addFiles([file('a.csv')]);
    await workbench.getState().runAnalysis();
    expect(workbench.getState().step).toBe('channels');
  });

  it('puts the run in other batches first when their length has changed, and reads it again only where it must', async () => {
    for (const isMultiple of [true, false]) {
      const { workbench, calls } = setUp({ rebatch: () => (isMultiple ? SUMMARY : null) });
      await workbench.getState().addFiles([file('a.csv')]);
      workbench.getState().changeSettings({ batchLengthDays: 0.5 });
      await workbench.getState().runAnalysis();
      const again = isMultiple ? ['rebatch'] : ['rebatch', 'ingest'];
      expect(names(calls)).toEqual(['ingest', 'start', ...again, 'analyse', 'monitor']);
      expect(calls[2]?.[1]).toMatchObject({ batchLengthDays: 0.5 });
      // Another profile has another overflow.
      workbench.getState().changeSettings({ batchLengthDays: 1, profile: 'siddharta-2' });
      await workbench.getState().runAnalysis();
      expect(names(calls).slice(-3)).toEqual(['ingest', 'analyse', 'monitor']);
    }
  });

  it('tells why it failed and keeps the data', async () => {
    const { workbench } = setUp({ analyse: () => fail({ code: 'analysis', message: 'no copper: do this' }) });
    await workbench.getState().addFiles([file('a.csv')]);
    await workbench.getState().runAnalysis();
    const state = workbench.getState();
    expect(state.outcome).toEqual({ kind: 'failed', message: 'no copper: do this' });
    expect(state.notices.map((notice) => notice.text)).toEqual(['no copper: do this']);
    expect(state.summary).toBe(SUMMARY);
  });

  it('fails with the reason where no backend works', async () => {
    const { workbench } = setUp({ start: () => fail({ code: 'backend', message: 'no WebGPU here' }) });
    await workbench.getState().addFiles([file('a.csv')]);
    await workbench.getState().runAnalysis();
    expect(workbench.getState().outcome).toEqual({ kind: 'failed', message: 'no WebGPU here' });
    expect(workbench.getState().backendFailure).toBe('no WebGPU here');
    expect(workbench.getState().notices).toEqual([]);
  });

  it('can be cancelled, and forgets no earlier results', async () => {
    let slow = false;
    const { workbench, calls } = setUp({
      analyse: (settings, { signal }) =>
        slow
          ? new Promise((_resolve, reject) => {
              signal?.addEventListener('abort', () => {
                reject(new JobError({ code: 'cancelled', message: 'Cancelled', detail: '', file: null }));
              });
            })
          : { ...ANALYSIS, settings },
    });
    await workbench.getState().addFiles([file('a.csv')]);
    await workbench.getState().runAnalysis();
    const { analysis } = workbench.getState();
    slow = true;
    const again = workbench.getState().runAnalysis();
    expect(workbench.getState().outcome).toBeNull();
    expect(workbench.getState().task?.kind).toBe('analyse');
    await vi.waitFor(() => {
      expect(names(calls).filter((job) => job === 'analyse')).toHaveLength(2);
    });
    workbench.getState().cancel();
    await again;
    expect(workbench.getState().outcome).toEqual({ kind: 'cancelled' });
    expect(workbench.getState().analysis).toBe(analysis);
  });

  it('is forgotten when another run is read', async () => {
    const { workbench } = setUp();
    await workbench.getState().addFiles([file('a.csv')]);
    await workbench.getState().runAnalysis();
    await workbench.getState().addFiles([file('b.csv')]);
    expect(workbench.getState().analysis).toBeNull();
    expect(workbench.getState().outcome).toBeNull();
  });
});

describe('the optimisation alone', () => {
  const renewed = { ...ANALYSIS, verdict: { ...ANALYSIS.verdict, text: 'renewed' } };

  it('shows its way live and replaces what depends on it', async () => {
    const seen: number[] = [];
    const { workbench } = setUp({
      optimise: (settings, { onUpdate }) => {
        const spectrum = syntheticSpectrum('optimized', false);
        onUpdate?.({ kind: 'optimisation', update: { iteration: 3, record: syntheticRecord(3), spectrum } });
        seen.push(workbench.getState().live?.iteration ?? -1);
        return { ...renewed, settings };
      },
    });
    await workbench.getState().addFiles([file('a.csv')]);
    await workbench.getState().runAnalysis();
    const { peaks } = workbench.getState().analysis ?? {};
    await workbench.getState().runOptimisation();
    const state = workbench.getState();
    expect(seen).toEqual([3]);
    expect(state.live).toBeNull();
    expect(state.analysis?.verdict.text).toBe('renewed');
    expect(state.analysis?.peaks).toBe(peaks);
    expect(state.step).toBe('optimise');
    expect(state.outcome).toEqual({ kind: 'complete' });
  });
});

describe('a lost worker', () => {
  it('is told, and the run is read again when it is needed', async () => {
    const { workbench, calls } = setUp();
    await workbench.getState().addFiles([file('a.csv')]);
    await workbench.getState().runAnalysis();
    workbench.getState().workerLost('The worker did not answer and was ended');
    expect(workbench.getState().notices[0]?.text).toContain('did not answer');
    expect(workbench.getState().workerHoldsAnalysis).toBe(false);
    calls.length = 0;
    await workbench.getState().runAnalysis();
    expect(names(calls)).toEqual(['start', 'ingest', 'analyse', 'monitor']);
    expect(workbench.getState().outcome).toEqual({ kind: 'complete' });
  });

  it('computes without the GPU where that was lost with it, unless the address forces it', async () => {
    for (const [backend, then] of [
      ['auto', 'wasm'],
      ['webgpu', 'webgpu'],
    ] as const) {
      const { workbench, calls } = setUp({}, undefined, undefined, undefined, undefined, undefined, backend);
      await workbench.getState().addFiles([file('a.csv')]);
      await workbench.getState().runAnalysis();
      workbench.getState().workerLost('The graphics device was lost', 'gpu');
      await workbench.getState().runAnalysis();
      const starts = calls.filter(([job]) => job === 'start').map(([, input]) => input);
      expect(starts).toMatchObject([{ backend }, { backend: then }]);
      expect(workbench.getState().notices[0]?.text.includes('WebAssembly')).toBe(backend === 'auto');
    }
  });

  it('takes nothing from an export: the run is read as it was, and its figures are given to the worker', async () => {
    const lengths: number[] = [];
    const adopted: unknown[] = [];
    const { workbench, calls } = setUp({
      ingest: ({ batchLengthDays }) => {
        lengths.push(batchLengthDays);
        return SUMMARY;
      },
      adoptFigures: (figures) => {
        adopted.push(figures?.analysis);
        calls.push(['adoptFigures', null]);
        return null;
      },
    });
    await workbench.getState().addFiles([file('a.csv')]);
    await workbench.getState().runAnalysis();
    const { analysis, settings } = workbench.getState();
    workbench.getState().changeSettings({ batchLengthDays: 7 });
    workbench.getState().workerLost('The worker stopped');
    await workbench.getState().exportResults();
    expect(lengths).toEqual([settings.batchLengthDays, settings.batchLengthDays]);
    expect(adopted).toEqual([analysis]);
    expect(names(calls).slice(-3)).toEqual(['ingest', 'adoptFigures', 'exportResults']);
    expect(workbench.getState()).toMatchObject({
      analysis,
      settings: { batchLengthDays: 7 },
      outcome: { kind: 'complete' },
    });
    // What was asked for meanwhile comes with the next analysis.
    await workbench.getState().runAnalysis();
    expect(workbench.getState().readWith?.batchLengthDays).toBe(7);
  });

  it('is told once where the run cannot be read again, by what needed it', async () => {
    let isThere = true;
    const { workbench } = setUp({
      ingest: () => (isThere ? SUMMARY : fail({ message: 'a.csv: it is gone', file: 'a.csv' })),
    });
    await workbench.getState().addFiles([file('a.csv')]);
    await workbench.getState().runAnalysis();
    workbench.getState().workerLost('The worker stopped');
    isThere = false;
    await expect(workbench.getState().exportResults()).rejects.toThrow('a.csv: it is gone');
    expect(workbench.getState().notices).toHaveLength(1);
    expect(workbench.getState().outcome).toEqual({ kind: 'complete' });
  });

  it('reads the run again for the spectrum of a batch', async () => {
    // Read again, the summary is another object.
    const { workbench, calls } = setUp({ ingest: () => ({ ...SUMMARY }) });
    await workbench.getState().addFiles([file('a.csv')]);
    workbench.getState().workerLost('The worker stopped');
    workbench.getState().select({ detector: 1, batch: 1 });
    await vi.waitFor(() => expect(workbench.getState().spectrum).toMatchObject({ detector: 1, batch: 1 }));
    expect(names(calls).slice(-2)).toEqual(['ingest', 'spectrum']);
  });
});
