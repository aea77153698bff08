import { describe, expect, it } from 'vitest';
import { JobError } from '../worker/client';
import { matching, splitsBy } from './derived/flags';
import { SYNTHETIC_FLAGS, SYNTHETIC_REPORT } from './fixtures/syntheticReport';
import { file, setUp } from './fixtures/workbenchWithFakeWorker';

async function watched(answers: Parameters<typeof setUp>[0] = {}) {
  const { workbench, calls } = setUp(answers);
  await workbench.getState().addFiles([file('run.csv')]);
  await workbench.getState().watchArray();
  const state = () => workbench.getState();
  const out = () => state().settings.excludedStretches ?? [];
  const splits = () => state().settings.batchSplits ?? [];
  return { ...workbench.getState(), state, calls, out, splits };
}

describe('watching the array', () => {
  it('is a part of every analysis', async () => {
    const { workbench, calls } = setUp();
    await workbench.getState().addFiles([file('run.csv')]);
    await workbench.getState().runAnalysis();
    expect(calls.map(([job]) => job)).toContain('monitor');
    expect(workbench.getState().report).not.toBeNull();
    expect(workbench.getState().outcome).toEqual({ kind: 'complete' });
  });

  it('stops no analysis where it fails, and says so', async () => {
    const { workbench } = setUp({ monitor: () => Promise.reject(new Error('no memory')) });
    await workbench.getState().addFiles([file('run.csv')]);
    await workbench.getState().runAnalysis();
    const { outcome, report, notices } = workbench.getState();
    expect(outcome).toEqual({ kind: 'complete' });
    expect(report).toBeNull();
    expect(notices.map(({ text }) => text).join()).toContain('no memory');
  });

  it('is cancelled with its analysis', async () => {
    const failure = { code: 'cancelled', message: 'Cancelled', detail: '', file: null } as const;
    const { workbench } = setUp({ monitor: () => Promise.reject(new JobError(failure)) });
    await workbench.getState().addFiles([file('run.csv')]);
    await workbench.getState().runAnalysis();
    expect(workbench.getState().outcome).toEqual({ kind: 'cancelled' });
  });

  it('says what is wrong with a slow-control file, and keeps what was there', async () => {
    const wrong = () => Promise.reject(new Error('slow.csv, line 1: a header is needed'));
    const { addSlowControl, state } = await watched({ slowControl: wrong });
    await addSlowControl(file('slow.csv'));
    expect(state().slowControl).toEqual([]);
    expect(
      state()
        .notices.map(({ text }) => text)
        .join(),
    ).toContain('line 1');
  });

  it('judges anew by another rate of false alarms', async () => {
    const { setFalseAlarmRate, calls } = await watched();
    await setFalseAlarmRate(0.05);
    const [, input] = calls.findLast(([job]) => job === 'monitor')!;
    expect(input).toMatchObject({ falseAlarmRate: 0.05 });
  });
});

describe('leaving out', () => {
  it('goes by kind and score, and never takes a whole detector', () => {
    const rule = { kinds: ['burst', 'dead'] as const, leastScore: 6 };
    expect(matching(SYNTHETIC_FLAGS, rule)).toEqual([SYNTHETIC_FLAGS[1]]);
    expect(matching(SYNTHETIC_FLAGS, { ...rule, leastScore: 3 })).toHaveLength(2);
  });

  it('leaves nothing out by itself', async () => {
    const { out } = await watched();
    expect(out()).toEqual([]);
  });

  it('records the batch with the reason of its flag, each once', async () => {
    const { excludeFlag, applyRule, state, out } = await watched();
    const { start, stop } = state().summary!.batches[2]!;
    excludeFlag(SYNTHETIC_FLAGS[1]!);
    applyRule();
    expect(out()).toEqual([{ detector: '1', start, stop, batch: 2, reason: 'Burst: noise.' }]);
  });

  it('is undone and done again, and leaves settings as they were', async () => {
    const { excludeFlag, undo, redo, state, out } = await watched();
    const before = state().settings;
    excludeFlag(SYNTHETIC_FLAGS[1]!);
    excludeFlag(SYNTHETIC_FLAGS[3]!);
    expect(out()).toHaveLength(2);
    await undo();
    await undo();
    expect(state().settings).toEqual(before);
    await redo();
    expect(out().map(({ detector }) => detector)).toEqual(['1']);
  });

  it('can be taken back one by one', async () => {
    const { excludeFlag, includeStretch, out } = await watched();
    excludeFlag(SYNTHETIC_FLAGS[1]!);
    excludeFlag(SYNTHETIC_FLAGS[2]!);
    includeStretch(out()[0]!);
    expect(out().map(({ detector }) => detector)).toEqual(['3']);
  });

  it('shows its effect with what the rule adds, before it is applied', async () => {
    const figures = {
      events: 1,
      lineEvents: 1,
      position: { value: 8047, error: 1 },
      fwhm: { value: 176, error: 2 },
      eventsPerFwhm: 1 / 176,
    };
    const effect = { line: 'CuKa' as const, now: figures, then: figures };
    const { previewRule, state, calls, out } = await watched({ previewSelection: () => effect });
    await previewRule();
    expect(state().effect).toBe(effect);
    expect(out()).toEqual([]);
    const [, input] = calls.findLast(([job]) => job === 'previewSelection')!;
    expect(input).toMatchObject({ excluded: [{ detector: '1', batch: 2 }] });
  });

  it('splits batches at steps that are clear enough, where the rule says so', async () => {
    const { state, setRule, applyRule, undo, removeSplit, out, splits } = await watched();
    const rule = { splitsAtSteps: true, leastStepScore: 2.5 };
    expect(splitsBy(SYNTHETIC_REPORT, state().summary!, { ...rule, splitsAtSteps: false })).toEqual([]);
    expect(splitsBy(SYNTHETIC_REPORT, state().summary!, { ...rule, leastStepScore: 3.5 })).toEqual([]);
    setRule({ ...rule, kinds: [] });
    applyRule();
    const own = { detector: '3', atS: 15, reason: 'Gain step: 20 eV.' };
    expect(splits()).toEqual([own]);
    expect(out()).toEqual([]);
    // The same step again is no second one.
    applyRule();
    expect(splits()).toEqual([own]);
    await undo();
    expect(state().settings).not.toHaveProperty('batchSplits');
    applyRule();
    removeSplit(splits()[0]!);
    expect(splits()).toEqual([]);
  });

  it('is forgotten with the run', async () => {
    const { excludeFlag, clearData, state, out } = await watched();
    excludeFlag(SYNTHETIC_FLAGS[1]!);
    clearData();
    expect(out()).toEqual([]);
    expect(state().report).toBeNull();
  });
});
