import { describe, expect, it } from 'vitest';
import { browser } from '../fixtures/sessionBrowser';
import { file } from '../fixtures/workbenchWithFakeWorker';
import { createBrowserSessionLocks } from './browserSessionLocks';

/** A window with a named session, and another one that is opened beside it. */
async function twoWindows() {
  const { open, sessionStore } = browser({ besides: true });
  const first = open();
  await first.openSessions();
  await first.addFiles([file('a.csv')]);
  first.changeSettings({ seed: 7 });
  await first.runAnalysis();
  await first.saveSessionAs('April');
  const { id } = first.state().session;
  const second = open();
  await second.openSessions();
  return { first, second, id, sessionStore };
}

describe('a session that is open in another window', () => {
  it('is left to it, in words, with a session of its own here until somebody decides', async () => {
    const { second, id } = await twoWindows();
    expect(second.state().elsewhere).toEqual({ id, name: 'April' });
    expect(second.state()).toMatchObject({ source: null, session: { isNamed: false }, awaited: null });
    second.changeSettings({ seed: 99 });
    await second.keepSession();
    expect(second.state().sessions.find((kept) => kept.id === id)?.session.decisions.settings.seed).toBe(7);
    second.leaveSession();
    expect(second.state().elsewhere).toBeNull();
  });

  it('is worked on as a copy, figures and all', async () => {
    const { first, second, id } = await twoWindows();
    await second.copySession();
    expect(second.state()).toMatchObject({
      elsewhere: null,
      session: { name: 'April (2)', isNamed: true },
      settings: { seed: 7 },
    });
    await second.addFiles([file('a.csv')]);
    await expect.poll(() => second.state().analysis).toEqual(first.state().analysis);
    second.changeSettings({ seed: 8 });
    first.changeSettings({ seed: 9 });
    await Promise.all([first.keepSession(), second.keepSession()]);
    await first.keepSession();
    const seeds = first.state().sessions.map(({ session }) => [session.name, session.decisions.settings.seed]);
    expect(Object.fromEntries(seeds)).toMatchObject({ April: 9, 'April (2)': 8 });
    expect(first.state().session.id).toBe(id);
  });

  it('is taken over: the first window is told, and goes on with all that it has as a copy', async () => {
    const { first, second, id } = await twoWindows();
    await first.keepSession();
    // Not kept yet when it is taken.
    first.changeSettings({ seed: 9 });
    await second.takeOverSession();
    expect(second.state()).toMatchObject({ session: { id, name: 'April' }, elsewhere: null });
    await expect.poll(() => first.state().session.name).toBe('April (2)');
    const copy = first.state().session;
    expect(copy).toMatchObject({ name: 'April (2)', isNamed: true });
    expect(first.state().notices.at(-1)?.text).toMatch(/^April was taken over by another window\. Nothing is lost/u);
    expect(first.state()).toMatchObject({ settings: { seed: 9 }, source: { kind: 'files' } });
    expect(first.state().analysis).not.toBeNull();
    await first.keepSession();
    const kept = first.state().sessions;
    expect(kept.find((other) => other.id === copy.id)?.session.decisions.settings.seed).toBe(9);
    expect(kept.find((other) => other.id === id)?.session.decisions.settings.seed).toBe(7);
    // What is awaited where it is taken over from goes along as well.
    await first.openSession(id);
    expect(first.state().elsewhere?.id).toBe(id);
    await first.takeOverSession();
    await expect.poll(() => second.state().awaited?.name).toBe('April (3)');
    await expect.poll(() => second.sessionStore.figures(second.state().session.id)).not.toBeNull();
  });

  it('is not renamed or deleted from here, and is free once the other window has gone on', async () => {
    const { first, second, id } = await twoWindows();
    await second.renameSession(id, 'May');
    await second.deleteSession(id);
    expect(second.state().notices.at(-1)?.text).toMatch(/^April is open in another window: take it over first/u);
    expect(second.names()).toEqual(['April']);
    await first.newSession();
    await second.openSession(id);
    expect(second.state()).toMatchObject({ session: { id }, elsewhere: null });
  });

  it('is let go of where somebody was quicker than its opening', async () => {
    const { open } = browser({ besides: true });
    const first = open();
    await first.openSessions();
    await first.saveSessionAs('April');
    const { id } = first.state().session;
    await first.newSession();
    first.sessionStore.setCurrent({ id, isEmpty: false });
    const second = open();
    const opening = second.openSessions();
    await second.addFiles([file('a.csv')]);
    await opening;
    expect(second.state().session.id).not.toBe(id);
    await first.openSession(id);
    expect(first.state()).toMatchObject({ session: { id }, elsewhere: null });
  });

  it('is told of once where the browser cannot tell', async () => {
    const { open } = browser();
    const page = open({}, createBrowserSessionLocks(undefined));
    await page.openSessions();
    const told = () => page.state().notices.filter(({ text }) => text.startsWith('This browser cannot tell'));
    expect(told()).toEqual([]);
    await page.saveSessionAs('A');
    await page.saveSessionAs('B');
    expect(told()).toHaveLength(1);
  });
});
