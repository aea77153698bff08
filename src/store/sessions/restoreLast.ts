import type { SliceOf } from '../workbench';
import { labels } from '../../labels/labels';
import { runOf } from '../runReference';
import { newId, nextName } from './names';
import { withoutRun } from '../runState';
import type { KeptSession, Session } from './session';
import type { SessionStore } from './sessionStore';
import type { Holding } from './holding';
import type { Taking } from './taking';

type Setters = Parameters<SliceOf<unknown>>;

/**
 * Restores the session that was open last, with its run where the browser keeps that. Where somebody has begun something
 * meanwhile, or where there is none, what there is becomes a session of its own.
 */
export async function restoreLast(
  set: Setters[0],
  get: Setters[1],
  store: SessionStore,
  { take, goOn, sourceFor, claim }: Taking & Pick<Holding, 'claim'>,
): Promise<void> {
  const current = store.current();
  const found = get().sessions.find(({ id }) => id === current?.id);
  const isUntouched = () => get().source === null && get().task === null;
  const beginAnother = () => set({ session: { id: newId(), name: nextName(get().sessions), isNamed: false } });
  // What another window has is left to it, with its run, until the user says otherwise.
  if (found !== undefined && !(await claim(found))) {
    beginAnother();
    return;
  }
  if (current?.isEmpty !== true && isUntouched()) await get().restoreRun();
  else if (!isUntouched()) {
    // Somebody was quicker: what they have begun is another session.
    beginAnother();
    return;
  }
  const here = runOf(get());
  if (found === undefined) {
    beginAnother();
    return;
  }
  const { run } = found.session;
  // What was written of the session may be older than the run: a run that is not known there is its own.
  if (here !== null && (run === null || isOfOneRun(here, run))) await goOn(found, labels.store.changes.reloaded);
  else if (current?.isEmpty === true) await take(cleared(found), null, labels.store.changes.reloaded);
  else await take(found, sourceFor(found), labels.store.changes.reloaded);
}

/** The run was cleared, and the page was left before the session could be kept without it. */
function cleared({ session, ...kept }: KeptSession): KeptSession {
  const { decisions } = session;
  const withoutIts = {
    settings: withoutRun(decisions.settings),
    naming: { ...decisions.naming, byHand: {} },
    fitTrials: [],
  };
  return { ...kept, session: { ...session, run: null, decisions: { ...decisions, ...withoutIts } } };
}

/** Whether one of the two may have come from the other by more or fewer files. */
function isOfOneRun(a: NonNullable<Session['run']>, b: NonNullable<Session['run']>): boolean {
  if (a.source !== b.source || a.source === 'demo') return a.source === b.source;
  return a.files.some(({ sha256 }) => b.files.some((file) => file.sha256 === sha256));
}
