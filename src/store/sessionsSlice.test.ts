import { describe, expect, it, vi } from 'vitest';
import { browser, keptPage } from './fixtures/sessionBrowser';
import { fail, file } from './fixtures/workbenchWithFakeWorker';

describe('sessions', () => {
  it('come back with the page: settings, history in words and, once the run is there, figures', async () => {
    const { open } = browser();
    const first = open();
    await first.openSessions();
    await first.addFiles([file('a.csv')]);
    first.changeSettings({ learningRate: 0.3 });
    await first.runAnalysis();
    first.changeSettings({ seed: 9 });
    await first.keepSession();

    const second = open();
    await second.openSessions();
    expect(second.state().settings).toMatchObject({ learningRate: 0.3, seed: 9 });
    expect(second.words()).toEqual([...first.words(), 'Page loaded again']);
    expect(second.state().awaited?.run?.files.map(({ name }) => name)).toEqual(['a.csv']);
    await second.addFiles([file('another name of a.csv')]);
    await expect.poll(() => second.state().analysis).toEqual(first.state().analysis);
    expect(second.state()).toMatchObject({ awaited: null, workerHoldsAnalysis: false, settings: { seed: 9 } });
    expect(second.adopted.at(-1)).toMatchObject({ analysis: { settings: { learningRate: 0.3, seed: 1 } } });
  });

  it('stay without their run where it was cleared and the page left at once', async () => {
    const { open } = browser();
    const first = open();
    await first.openSessions();
    await first.loadDemo();
    first.changeSettings({ learningRate: 0.3 });
    first.correctPeak({ detector: '1', batch: null, line: 'MnKa' }, 1100);
    await first.keepSession();
    first.clearData();

    const second = open();
    await second.openSessions();
    expect(second.state()).toMatchObject({ source: null, awaited: null, settings: { learningRate: 0.3 } });
    expect(second.state().settings.peakCorrections).toEqual([]);
  });

  it('wait for their files by content, and say which are missing or others', async () => {
    const { open } = browser();
    const first = open();
    await first.openSessions();
    await first.addFiles([file('a.csv'), file('b.csv', 20)]);
    first.correctPeak({ detector: '1', batch: null, line: 'MnKa' }, 1100);
    await first.keepSession();
    const second = open();
    await second.openSessions();
    await second.addFiles([file('b.csv', 20), file('c.csv', 30)]);
    await expect
      .poll(() => second.state().notices.at(-1)?.text)
      .toBe(
        'Session 1 is about files that are not loaded. Drop a.csv. c.csv: not the content that this session is about.',
      );
    expect(second.state().awaited).not.toBeNull();
    await second.removeFile('c.csv');
    await second.addFiles([file('a.csv')]);
    await expect.poll(() => second.state().awaited).toBeNull();
    expect(second.state().settings.peakCorrections).toHaveLength(1);
  });

  it('are not written over while they are being opened', async () => {
    const here = browser();
    const { open, sessionStore } = here;
    const { id, figures: kept } = await keptPage(here);
    const { figures } = sessionStore;
    const second = open();
    await second.openSessions();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      let release = (): void => undefined;
      const released = new Promise<void>((resolve) => (release = resolve));
      const asked = new Promise<void>((resolve) => {
        sessionStore.figures = async (key) => {
          resolve();
          await released;
          return figures(key);
        };
      });
      await second.addFiles([file('a.csv')]);
      await asked;
      // Longer than changes are waited for, and the tab is left.
      await vi.advanceTimersByTimeAsync(10_000);
      await second.keepSession();
      expect(await figures(id)).toEqual(kept);
      release();
    } finally {
      vi.useRealTimers();
    }
    await expect.poll(() => second.state().analysis).toEqual(kept.analysis);
    await second.keepSession();
    expect(await figures(id)).toMatchObject({ analysis: kept.analysis });
  });

  it('stay as they are kept where they cannot go on, with a word', async () => {
    const here = browser();
    const { open, sessionStore } = here;
    const { page: first } = await keptPage(here);
    const second = open({ adoptFigures: () => fail({ message: 'the worker is gone' }) });
    await second.openSessions();
    await second.addFiles([file('a.csv')]);
    await expect
      .poll(() => second.state().notices.at(-1)?.text)
      .toMatch(/^Session 1 cannot go on: the worker is gone\./u);
    await second.keepSession();
    expect(second.state().awaited).not.toBeNull();
    expect(await sessionStore.figures(first.state().session.id)).not.toBeNull();
  });

  it('keep run, figures and results under another name while they wait for their files', async () => {
    const { open, sessionStore } = browser();
    const first = open();
    await first.openSessions();
    await first.addFiles([file('a.csv')]);
    await first.runAnalysis();
    await first.saveSessionAs('Old');
    const { id } = first.state().session;
    await sessionStore.saveResults(id, '{"schema":"halfmax-results/1"}');
    const second = open();
    await second.openSessions();
    await second.renameSession(id, 'Older');
    expect(second.state().awaited?.name).toBe('Older');
    await second.saveSessionAs('New');
    const copy = second.state().session;
    expect(copy.id).not.toBe(id);
    expect(second.names()).toEqual(['New', 'Older']);
    expect(second.state().sessions.map(({ session }) => session.run?.files[0]?.name)).toEqual(['a.csv', 'a.csv']);
    for (const key of [id, copy.id, `${copy.id} as named`]) expect(await sessionStore.figures(key)).not.toBeNull();
    expect((await second.exportSession())!.text).toContain('"results":{"schema":"halfmax-results/1"}');
    await second.addFiles([file('a.csv')]);
    await expect.poll(() => second.state().analysis).not.toBeNull();
    expect(second.state().session).toEqual({ id: copy.id, name: 'New', isNamed: true });
  });

  it('have names: saved as, renamed, opened, deleted', async () => {
    const page = browser().open();
    await page.openSessions();
    await page.addFiles([file('a.csv')]);
    await page.saveSessionAs('Slow');
    page.changeSettings({ learningRate: 0.1 });
    await page.saveSessionAs('Fast');
    page.changeSettings({ learningRate: 3 });
    await page.keepSession();
    expect(page.names()).toEqual(['Fast', 'Slow']);
    await page.saveSessionAs('Slow');
    expect(page.state().notices.at(-1)?.text).toBe('There is a session of the name Slow already');
    const idOf = (name: string) => page.state().sessions.find(({ session }) => session.name === name)!.id;
    const { source } = page.state();
    await page.openSession(idOf('Slow'));
    // As it was named: what was done since went on with the copy.
    expect(page.state().settings.learningRate).toBe(0.5);
    expect(page.state().source).toBe(source);
    await page.openSession(idOf('Fast'));
    expect(page.state().settings.learningRate).toBe(3);
    await page.renameSession(idOf('Slow'), 'Steady');
    await page.deleteSession(idOf('Fast'));
    expect(page.state().notices.at(-1)?.text).toMatch(/open session cannot be deleted/u);
    await page.deleteSession(idOf('Steady'));
    expect(page.names()).toEqual(['Fast']);
  });

  it('go elsewhere as one file, and ask for the data there', async () => {
    const here = browser().open({ exportResults: () => '{"schema":"halfmax-results/1"}\n' });
    await here.openSessions();
    await here.addFiles([file('a.csv')]);
    here.changeSettings({ seed: 4 });
    await here.runAnalysis();
    const { fileName, text } = (await here.exportSession())!;
    expect(fileName).toBe('Session-1.halfmax-session.json');

    const there = browser().open();
    await there.openSessions();
    await there.importSession(new File(['{}'], 'bad.json'));
    expect(there.state().notices.at(-1)?.text).toMatch(/^bad\.json: no "schema"/u);
    await there.importSession(new File([text], fileName));
    expect(there.state()).toMatchObject({ session: { isNamed: true }, settings: { seed: 4 }, source: null });
    expect(there.state().notices.at(-1)?.text).toMatch(/Drop a\.csv\.$/u);
    // The results go on with it, though the data are not here.
    expect((await there.exportSession())!.text).toContain('"results":{"schema":"halfmax-results/1"}');
    await there.addFiles([file('a.csv')]);
    await expect.poll(() => there.state().awaited).toBeNull();
    expect(there.state().settings).toEqual(here.state().settings);
  });

  it('are not kept where runs are not, unless they have a name', async () => {
    const { open, sessionStore } = browser();
    const page = open();
    await page.openSessions();
    await page.addFiles([file('a.csv')]);
    await page.keepSession();
    await page.setKeepsRuns(false);
    await expect.poll(async () => (await sessionStore.list()).length).toBe(0);
    expect(page.state().sessionState).toBe('off');
    page.changeSettings({ seed: 3 });
    await page.saveSessionAs('Wanted');
    expect(await sessionStore.list()).toHaveLength(1);
  });

  it('begin anew without losing the one before', async () => {
    const page = browser().open();
    await page.openSessions();
    await page.addFiles([file('a.csv')]);
    page.changeSettings({ seed: 3 });
    await page.keepSession();
    await page.newSession();
    expect(page.state()).toMatchObject({ source: null, settings: { seed: 1 }, session: { name: 'Session 2' } });
    expect(page.words()).toEqual(['Start']);
    await page.openSession(page.state().sessions.find(({ session }) => session.name === 'Session 1')!.id);
    // Its files are still at hand.
    expect(page.state()).toMatchObject({ awaited: null, settings: { seed: 3 }, source: { kind: 'files' } });
  });
});
