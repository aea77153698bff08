import { describe, expect, it } from 'vitest';
import { neighbour } from '../history/timeline';
import { browser } from '../fixtures/sessionBrowser';
import { file, SUMMARY } from '../fixtures/workbenchWithFakeWorker';

type Page = ReturnType<ReturnType<typeof browser>['open']>;

const at = (page: Page) => page.state().timeline.entries[page.state().timeline.at]?.words;
const lastNotice = (page: Page) => page.state().notices.at(-1)?.text;
const KEPT_FILE = { name: 'a.csv', bytes: 10, sha256: '61'.repeat(32), format: 'event-csv', events: 5 };

/** What the worker says of a run of a.csv that the browser has kept. */
function restoreRun() {
  return {
    kind: 'restored' as const,
    source: 'files' as const,
    summary: { ...SUMMARY, files: [KEPT_FILE] },
    readWith: { batchLengthDays: 2, profile: 'vip-2' },
    sha256: 'ff',
    bytes: 1,
  };
}

/** A visit in which all kinds of things were decided about a.csv. */
async function visit({ open }: ReturnType<typeof browser>) {
  const page = open();
  await page.openSessions();
  await page.addFiles([file('a.csv')]);
  page.changeSettings({ learningRate: 0.3 });
  page.correctPeak({ detector: '1', batch: null, line: 'MnKa' }, 1100);
  page.setChannel('2', 'excluded');
  page.changeSettings({ batchSplits: [{ detector: '1', atS: 5, reason: 'Step.' }] });
  await page.keepSession();
  return page;
}

describe('what was decided in an earlier visit', () => {
  it('is undone and done again where the browser has kept the run', async () => {
    const here = browser();
    const first = await visit(here);
    const second = here.open({ restoreRun }, undefined, { keptSettings: first.state().settings });
    await second.openSessions();
    expect(second.state().source?.kind).toBe('kept');
    expect(second.words()).toEqual([...first.words(), 'Page loaded again']);
    // To load the page again decides nothing: undo takes back what was done before it.
    await second.undo();
    expect(second.state().settings.batchSplits).toBeUndefined();
    await second.undo();
    expect(second.state().settings.channelOverrides).toEqual({});
    await second.undo();
    expect(second.state().settings.peakCorrections).toEqual([]);
    await second.undo();
    expect(second.state().settings.learningRate).not.toBe(0.3);
    expect(at(second)).toBe('a.csv loaded');
    for (let i = 0; i < 4; i++) await second.redo();
    expect(second.state().settings).toEqual(first.state().settings);
    expect(neighbour(second.state().timeline, 1)).toBeNull();
  });

  it('outlives a second reload, and what is decided then goes on from it', async () => {
    const here = browser();
    const first = await visit(here);
    const second = here.open({ restoreRun }, undefined, { keptSettings: first.state().settings });
    await second.openSessions();
    second.changeSettings({ seed: 9 });
    await second.keepSession();
    const third = here.open({ restoreRun }, undefined, { keptSettings: second.state().settings });
    await third.openSessions();
    await third.undo();
    expect(third.state().settings).toMatchObject({ seed: 1, learningRate: 0.3 });
    await third.undo();
    expect(third.state().settings.batchSplits).toBeUndefined();
  });

  it('stops in words where it needs files, and goes on once they are dropped', async () => {
    const here = browser();
    const first = await visit(here);
    await first.addFiles([file('b.csv', 20)]);
    first.changeSettings({ seed: 9 });
    await first.keepSession();

    const second = here.open();
    await second.openSessions();
    expect(second.state().awaited).not.toBeNull();
    await second.undo();
    expect(lastNotice(second)).toMatch(
      /its files are gone since the page was loaded again\. Drop a\.csv, b\.csv again\./u,
    );
    await second.addFiles([file('a.csv'), file('b.csv', 20)]);
    await expect.poll(() => second.state().awaited).toBeNull();
    expect(second.state().settings.seed).toBe(9);
    await second.undo();
    expect(second.state().settings.seed).toBe(1);
    // Before b.csv was added: its handle is here among the files that were dropped.
    await second.undo();
    expect(second.state().summary?.files.map(({ name }) => name)).toEqual(['a.csv']);
    await second.undo();
    expect(second.state().settings.batchSplits).toBeUndefined();
  });

  it('does not blind again what was seen', async () => {
    const here = browser();
    const first = here.open();
    await first.openSessions();
    await first.addFiles([file('a.csv')]);
    first.changeSettings({ seed: 9 });
    first.changeSettings({ unblinded: true });
    await first.keepSession();
    const second = here.open({ restoreRun }, undefined, { keptSettings: first.state().settings });
    await second.openSessions();
    await second.undo();
    await second.undo();
    expect(second.state().settings).toMatchObject({ seed: 1, unblinded: true });
  });

  it('is words alone where what is kept of it cannot be read', async () => {
    const here = browser();
    const first = await visit(here);
    const { id } = first.state().session;
    const [kept] = await here.sessionStore.list();
    const entries = kept!.entries!.map((entry) => ({
      ...entry,
      decisions: { run: null, settings: 'of another version' },
    }));
    await here.sessionStore.save({ ...kept!, id, entries: entries as never });
    const second = here.open({ restoreRun }, undefined, { keptSettings: first.state().settings });
    await second.openSessions();
    expect(second.words()).toEqual([...first.words(), 'Page loaded again']);
    const before = second.state().settings;
    await second.undo();
    expect(second.state().settings).toEqual(before);
  });
});
