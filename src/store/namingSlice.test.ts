import { describe, expect, it } from 'vitest';
import type { Naming } from '../dataset/naming';
import { NO_NAMING } from '../ingest/naming/naming';
import type { Jobs } from '../worker/protocol';
import { createBrowserNamingStore } from './browserNamingStore';
import { namingDraft, withNumber } from './derived/names';
import { fail, fakeNamingStore, file, setUp, SUMMARY } from './fixtures/workbenchWithFakeWorker';

const NAMING: Naming = { ...NO_NAMING, pattern: 'sdd{sdd}.mca', usesHeader: true, byHand: { 'b.mca': 7 } };

function setUpWith(ingest: () => Jobs['ingest']['output'], store = fakeNamingStore()) {
  return setUp({ ingest }, undefined, undefined, undefined, store);
}

const namingsOf = (calls: [string, unknown][]) =>
  calls.filter(([job]) => job === 'ingest').map(([, input]) => (input as Jobs['ingest']['input']).naming);

describe('naming', () => {
  it('is none, then what was applied, then none again, and the files are read again for each', async () => {
    const store = fakeNamingStore();
    const { workbench, calls } = setUpWith(() => ({ ...SUMMARY }), store);
    await workbench.getState().addFiles([file('a.mca')]);
    await workbench.getState().applyNaming(NAMING);
    expect(store.recall()).toEqual(NAMING);
    await workbench.getState().resetNaming();
    expect(store.recall()).toBeNull();
    expect(namingsOf(calls)).toEqual([NO_NAMING, NAMING, NO_NAMING]);
  });

  it('stays as it was where the files cannot be read with it', async () => {
    let isBroken = false;
    const store = fakeNamingStore();
    const { workbench } = setUpWith(() => (isBroken ? fail({}) : { ...SUMMARY }), store);
    await workbench.getState().addFiles([file('a.mca')]);
    isBroken = true;
    await workbench.getState().applyNaming(NAMING);
    expect(workbench.getState().naming).toEqual(NO_NAMING);
    expect(store.recall()).toBeNull();
  });

  it('takes back what was decided by hand, and says so: SDDs may be others', async () => {
    const { workbench } = setUpWith(() => ({ ...SUMMARY }));
    await workbench.getState().addFiles([file('a.mca')]);
    workbench.getState().correctPeak({ detector: '0', batch: null, line: 'TiKa' }, 500);
    workbench.getState().setChannel('2', 'excluded');
    await workbench.getState().applyNaming(NAMING);
    expect(workbench.getState().settings).toMatchObject({ peakCorrections: [], channelOverrides: {} });
    expect(
      workbench
        .getState()
        .notices.map(({ text }) => text)
        .join(),
    ).toContain('SDDs have other numbers or batches now');
  });

  it('forgets numbers by hand with the files that they are of, and keeps the pattern', async () => {
    const { workbench } = setUpWith(() => ({ ...SUMMARY }));
    await workbench.getState().addFiles([file('a.mca')]);
    await workbench.getState().applyNaming(NAMING);
    workbench.getState().clearData();
    expect(workbench.getState().naming).toEqual({ ...NAMING, byHand: {} });
  });

  it('is remembered by the browser without numbers by hand, and what others wrote there is none', () => {
    const kept = new Map<string, string>();
    const storage = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, text: string) => kept.set(key, text),
      removeItem: (key: string) => kept.delete(key),
    } as unknown as Storage;
    createBrowserNamingStore(() => storage).remember(NAMING);
    expect(createBrowserNamingStore(() => storage).recall()).toEqual({ ...NAMING, byHand: {} });
    for (const text of ['{', 'null', '[]', JSON.stringify({ ...NAMING, utcOffsetHours: 99 })]) {
      for (const key of kept.keys()) kept.set(key, text);
      expect(createBrowserNamingStore(() => storage).recall()).toBeNull();
    }
    createBrowserNamingStore(() => storage).forget();
    expect(kept.size).toBe(0);
  });
});

describe('the draft of a naming', () => {
  it('opens with the guess where nothing is applied, else with what is', () => {
    const spectra = ['sdd1.mca', 'sdd2.mca'].map((name, sdd) => ({
      ...{
        file: name,
        position: 0,
        of: 1,
        facts: {},
        bus: null,
        sdd,
        start: null,
        stop: null,
        ordinal: 0,
        clash: null,
      },
      ...{ sddFrom: 'next free' as const, timeFrom: 'none' as const, problems: [] },
    }));
    const draft = namingDraft({ naming: NO_NAMING, numbered: [], spectra, files: [] });
    expect(draft).toEqual({ ...NO_NAMING, pattern: 'sdd{sdd}.mca', usesHeader: true });
    expect(namingDraft({ naming: NAMING, numbered: [], spectra, files: [] })).toBe(NAMING);
  });

  it('takes numbers by hand and gives them back', () => {
    expect(withNumber(NAMING, 'c.mca', 8).byHand).toEqual({ 'b.mca': 7, 'c.mca': 8 });
    expect(withNumber(NAMING, 'b.mca', null).byHand).toEqual({});
  });
});
