import { describe, expect, it } from 'vitest';
import { NO_NAMING } from '../ingest/naming/naming';
import type { Jobs, KeepOutcome, RestoreOutcome } from '../worker/protocol';
import { fakeKeptStore, file, names, setUp, SUMMARY } from './fixtures/workbenchWithFakeWorker';
import type { KeptSettings } from './keptStore';
import { DEFAULT_SETTINGS } from './settingsSlice';

const KEPT: KeepOutcome = { kind: 'kept', sha256: 'aa', bytes: 1234 };
const READ_WITH = { profile: 'vip-2', batchLengthDays: 2 };
const RESTORED: RestoreOutcome = {
  kind: 'restored',
  summary: SUMMARY,
  source: 'files',
  readWith: READ_WITH,
  sha256: 'aa',
  bytes: 1234,
};
const SETTINGS: KeptSettings = {
  sha256: 'aa',
  settings: {
    ...DEFAULT_SETTINGS,
    iterations: 7,
    unblinded: true,
    channelOverrides: { '2': 'excluded' },
    peakCorrections: [{ detector: '0', batch: null, line: 'MnKa', adc: 1300 }],
  },
  isBatchLengthChosen: true,
  isProfileChosen: true,
  profileGuess: null,
};

/** A page beside a browser that keeps `kept`, and what the worker was asked to keep and forget. */
function page(answers: Parameters<typeof setUp>[0] = {}, kept: KeptSettings | null = null) {
  const store = fakeKeptStore(kept);
  const asked: (Jobs['keepRun']['input'] | 'forget')[] = [];
  const all = {
    keepRun: (input: Jobs['keepRun']['input']) => {
      asked.push(input);
      return KEPT;
    },
    forgetRun: () => {
      asked.push('forget');
      return null;
    },
    restoreRun: () => RESTORED,
    ...answers,
  };
  return { ...setUp(all, undefined, undefined, undefined, undefined, store), store, asked };
}

/** Until what was asked for beside the tasks is done. */
const settled = () => new Promise((resolve) => setTimeout(resolve));

describe('keeping a run', () => {
  it('keeps what was read with its settings, and every change of them', async () => {
    const { workbench, store, asked } = page();
    await workbench.getState().addFiles([file('a.csv')]);
    await settled();
    expect(asked).toEqual([{ source: 'files', ...READ_WITH }]);
    expect(workbench.getState().keptRun).toEqual({ sha256: 'aa', bytes: 1234 });
    workbench.getState().setChannel('1', 'excluded');
    expect(store.kept).toMatchObject({ sha256: 'aa', settings: { channelOverrides: { '1': 'excluded' } } });
  });

  it('does not keep it again for batches of another length, but for another profile', async () => {
    const { workbench, asked, store } = page();
    await workbench.getState().addFiles([file('a.csv')]);
    workbench.getState().chooseBatchLength(4);
    await workbench.getState().runAnalysis();
    await settled();
    expect(asked).toHaveLength(1);
    expect(store.kept?.settings.batchLengthDays).toBe(4);
    workbench.getState().chooseProfile('siddharta-2');
    await workbench.getState().runAnalysis();
    await settled();
    expect(asked[1]).toEqual({ source: 'files', profile: 'siddharta-2', batchLengthDays: 4 });
  });

  it('forgets it when the data are cleared, and when it is no longer wanted; then no later one is kept', async () => {
    const { workbench, asked, store } = page();
    await workbench.getState().addFiles([file('a.csv')]);
    await settled();
    workbench.getState().clearData();
    expect(store.kept).toBeNull();
    await settled();
    expect(asked.slice(1)).toEqual(['forget']);
    await workbench.getState().addFiles([file('a.csv')]);
    await settled();
    await workbench.getState().setKeepsRuns(false);
    expect(asked.at(-1)).toBe('forget');
    expect(workbench.getState()).toMatchObject({ keptRun: null, summary: SUMMARY });
    expect(store.isWanted()).toBe(false);
    await workbench.getState().addFiles([file('b.csv')]);
    await settled();
    expect(asked).toHaveLength(4);
    await workbench.getState().setKeepsRuns(true);
    expect(asked).toHaveLength(5);
    expect(store.kept).not.toBeNull();
  });

  it('tells why nothing is kept, and goes on', async () => {
    const { workbench, store } = page({ keepRun: () => ({ kind: 'notKept', why: "the browser's storage is full" }) });
    await workbench.getState().addFiles([file('a.csv')]);
    await settled();
    const { notices, keptRun, summary } = workbench.getState();
    expect(notices).toHaveLength(1);
    expect(notices[0]).toMatchObject({ severity: 'warning' });
    expect(notices[0]?.text).toContain("This run is not kept: the browser's storage is full.");
    expect([keptRun, store.kept, summary]).toEqual([null, null, SUMMARY]);
  });

  it('says nothing where the browser keeps nothing', async () => {
    const { workbench } = page({ keepRun: () => ({ kind: 'notKept', why: null }) });
    await workbench.getState().addFiles([file('a.csv')]);
    await settled();
    expect(workbench.getState()).toMatchObject({ notices: [], keptRun: null });
  });

  it('leaves what is kept alone for the demo run of the address', async () => {
    const { workbench, asked, store } = page({}, SETTINGS);
    await workbench.getState().loadDemo('address');
    workbench.getState().changeSettings({ iterations: 3 });
    workbench.getState().clearData();
    await settled();
    expect(asked).toEqual([]);
    expect(store.kept).toBe(SETTINGS);
    await workbench.getState().loadDemo();
    await settled();
    expect(asked).toEqual([{ source: 'demo', ...READ_WITH }]);
  });
});

describe('restoring a run', () => {
  it('starts no worker where none is kept', async () => {
    const { workbench, calls } = page();
    await workbench.getState().restoreRun();
    expect(names(calls)).toEqual([]);
  });

  it('brings it back with its settings, an unblinding among them, and without an analysis', async () => {
    const { workbench } = page({}, SETTINGS);
    await workbench.getState().restoreRun();
    expect(workbench.getState()).toMatchObject({
      ...{ summary: SUMMARY, readWith: READ_WITH, workerHoldsRun: true, analysis: null },
      source: { kind: 'kept' },
      settings: SETTINGS.settings,
      isBatchLengthChosen: true,
      isProfileChosen: true,
    });
    await workbench.getState().runAnalysis();
    expect(workbench.getState().analysis?.settings).toEqual(SETTINGS.settings);
  });

  it('takes no settings of another run', async () => {
    const { workbench } = page({}, { ...SETTINGS, sha256: 'bb' });
    await workbench.getState().restoreRun();
    expect(workbench.getState().settings).toEqual({ ...DEFAULT_SETTINGS, ...READ_WITH });
  });

  it('comes with its naming; other names need the files, and dropped again these are placed as they were', async () => {
    const naming = { ...NO_NAMING, pattern: 'sdd{sdd}.mca', byHand: { 'b.mca': 7 } };
    const summary = { ...SUMMARY, named: { naming, numbered: [], spectra: [], files: [] } };
    const { workbench, calls } = page(
      { restoreRun: () => ({ ...RESTORED, summary }), ingest: () => summary },
      SETTINGS,
    );
    await workbench.getState().restoreRun();
    expect(workbench.getState()).toMatchObject({ naming, summary: { named: { naming } } });
    await workbench.getState().applyNaming(NO_NAMING);
    expect(workbench.getState().notices[0]?.text).toMatch(/other names cannot be given.*Drop events.csv.gz again/u);
    expect(workbench.getState().naming).toEqual(naming);
    await workbench.getState().addFiles([file('events.csv.gz')]);
    expect(calls.at(-1)).toEqual(['ingest', expect.objectContaining({ naming })]);
  });

  it('says that a damaged one was removed', async () => {
    const { workbench, store } = page({ restoreRun: () => ({ kind: 'unusable', why: 'it is damaged' }) }, SETTINGS);
    await workbench.getState().restoreRun();
    const { notices, summary, settings } = workbench.getState();
    expect(notices[0]?.text).toContain('removed: it is damaged. Drop its files again.');
    expect([summary, store.kept, settings]).toEqual([null, null, DEFAULT_SETTINGS]);
  });

  it('has batches of another length without files where it can, and asks for the files where it cannot', async () => {
    for (const isMultiple of [true, false]) {
      const { workbench, calls } = page({ rebatch: () => (isMultiple ? SUMMARY : null) }, SETTINGS);
      await workbench.getState().restoreRun();
      workbench.getState().chooseBatchLength(0.2);
      await workbench.getState().runAnalysis();
      expect(names(calls)).not.toContain('ingest');
      if (isMultiple) expect(workbench.getState().outcome).toEqual({ kind: 'complete' });
      else {
        expect(workbench.getState().outcome).toMatchObject({ kind: 'failed' });
        expect(workbench.getState().notices[0]?.text).toMatch(/4.8 hours.*Drop events.csv.gz again/u);
      }
    }
  });

  it('asks for the files where another profile has another overflow', async () => {
    const { workbench } = page({}, SETTINGS);
    await workbench.getState().restoreRun();
    workbench.getState().chooseProfile('siddharta-2');
    await workbench.getState().runAnalysis();
    expect(workbench.getState().notices[0]?.text).toMatch(/another overflow. Drop events.csv.gz again/u);
  });

  it('is had from the browser again where the worker was lost', async () => {
    const { workbench, calls } = page({}, SETTINGS);
    await workbench.getState().restoreRun();
    workbench.getState().workerLost('The worker stopped');
    await workbench.getState().runAnalysis();
    expect(names(calls).filter((name) => name === 'restoreRun')).toHaveLength(2);
    expect(workbench.getState().outcome).toEqual({ kind: 'complete' });
  });

  it('is a demo run like any other once it was simulated again', async () => {
    const { workbench, calls } = page(
      { restoreRun: () => ({ ...RESTORED, source: 'demo' }), rebatch: () => null },
      SETTINGS,
    );
    await workbench.getState().restoreRun();
    expect(workbench.getState().source).toEqual({ kind: 'demo', by: 'browser' });
    workbench.getState().chooseBatchLength(0.2);
    await workbench.getState().runAnalysis();
    expect(names(calls)).toContain('simulate');
    expect(workbench.getState().source).toEqual({ kind: 'demo', by: 'user' });
  });

  it('is the same run once its files are dropped, and another one with other files', async () => {
    const same = page({}, SETTINGS);
    await same.workbench.getState().restoreRun();
    await same.workbench.getState().addFiles([file('events.csv.gz')]);
    expect(same.workbench.getState()).toMatchObject({ settings: { unblinded: true }, notices: [] });
    expect(same.workbench.getState().settings.peakCorrections).toHaveLength(1);
    const files = SUMMARY.files.map((record) => ({ ...record, sha256: 'cd' }));
    const other = page({ ingest: () => ({ ...SUMMARY, files }) }, SETTINGS);
    await other.workbench.getState().restoreRun();
    await other.workbench.getState().addFiles([file('b.csv')]);
    expect(other.workbench.getState()).toMatchObject({ settings: { unblinded: false, peakCorrections: [] } });
    expect(other.workbench.getState().notices[0]?.text).toContain('events.csv.gz too');
  });
});
