import { describe, expect, it } from 'vitest';
import { browser, ingest, keptPage } from './fixtures/sessionBrowser';
import { fail, fakeSessionStore, file, setUp } from './fixtures/workbenchWithFakeWorker';

describe('sessions where something is lost', () => {
  it('keep no figures of another version of the page', async () => {
    const here = browser();
    const { open, sessionStore } = here;
    const { id, figures } = await keptPage(here);
    await sessionStore.saveFigures(id, { ...figures, app: { version: '9', commit: 'c' } });
    const second = open();
    await second.openSessions();
    await second.addFiles([file('a.csv')]);
    await expect.poll(() => second.state().awaited).toBeNull();
    expect(second.state().analysis).toBeNull();
  });

  it('survive the loss of the worker with their figures', async () => {
    const page = browser().open();
    await page.openSessions();
    await page.addFiles([file('a.csv')]);
    await page.runAnalysis();
    const { analysis } = page.state();
    page.workerLost('The worker stopped');
    await page.exportConstants('csv');
    expect(page.state().analysis).toBe(analysis);
    expect(page.adopted.at(-1)).toMatchObject({ analysis });
  });

  it('go elsewhere after the loss of the worker, with results where there are any', async () => {
    let holdsRun = false;
    const page = browser().open({
      ingest: (input) => {
        holdsRun = true;
        return ingest(input);
      },
      exportResults: () => (holdsRun ? '{"schema":"halfmax-results/1"}' : fail({ message: 'No run is loaded' })),
    });
    await page.openSessions();
    await page.addFiles([file('a.csv')]);
    const lose = () => {
      holdsRun = false;
      page.workerLost('The worker stopped');
    };
    lose();
    expect((await page.exportSession())!.text).toContain('"results":null');
    expect(page.calls.filter(([job]) => job === 'exportResults')).toEqual([]);
    await page.runAnalysis();
    lose();
    expect((await page.exportSession())!.text).toContain('"results":{"schema":"halfmax-results/1"}');
    expect(
      page
        .state()
        .notices.map(({ text }) => text)
        .filter((text) => text.includes('lacks')),
    ).toEqual([]);
  });

  it('stay open where another one cannot be read', async () => {
    let isBroken = false;
    const page = browser().open({ ingest: (input) => (isBroken ? fail({ message: 'gone' }) : ingest(input)) });
    await page.openSessions();
    await page.addFiles([file('a.csv')]);
    await page.saveSessionAs('One');
    await page.newSession();
    isBroken = true;
    await page.openSession(page.state().sessions[0]!.id);
    expect(page.state()).toMatchObject({ session: { name: 'Session 1' }, source: null });
    expect(page.state().notices.at(-1)?.text).toBe('gone');
  });

  it('are left alone, with a word, where this version cannot read them', async () => {
    const { open, sessionStore } = browser();
    const first = open();
    await first.openSessions();
    await first.saveSessionAs('Old');
    const [old] = await sessionStore.list();
    await sessionStore.save({ ...old!, session: { ...old!.session, decisions: {} as never } });
    const second = open();
    await second.openSessions();
    expect(second.state().notices[0]?.text).toMatch(
      /cannot be read by this version of the page: decisions\.profileGuess/u,
    );
    expect(second.state().sessions).toEqual([]);
    await second.saveSessionAs('New');
    expect(await sessionStore.list()).toHaveLength(2);
  });

  it('do without a browser that keeps them', async () => {
    const refused = () => Promise.reject(new Error('no storage'));
    const page = setUp({}, undefined, undefined, undefined, undefined, undefined, undefined, {
      ...fakeSessionStore(),
      list: refused,
      save: refused,
    });
    const { openSessions, addFiles, keepSession } = page.workbench.getState();
    await openSessions();
    await addFiles([file('a.csv')]);
    await keepSession();
    expect(page.workbench.getState().sessionState).toBe('off');
    expect(page.workbench.getState().notices.map(({ text }) => text)).toContain(
      'This session is not kept: no storage. Export it.',
    );
  });
});
