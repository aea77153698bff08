import { baseKey } from './autosave';
import type { KeptSession } from './session';
import type { SessionStore } from './sessionStore';

/** Keeps a session whose files are not there, with the figures and results that are kept of it under `from`. */
export async function saveWaiting(store: SessionStore, from: string, kept: KeptSession): Promise<void> {
  await store.save(kept);
  await copyFigures(store, from, kept.id);
  await store.saveFigures(baseKey(kept.id), await store.figures(from));
}

/** The history that is kept of a session. */
export function entriesOf(sessions: readonly KeptSession[], id: string): Pick<KeptSession, 'entries'> {
  const entries = sessions.find((kept) => kept.id === id)?.entries;
  return entries === undefined ? {} : { entries };
}

/** A session as it was when it was named: what was done since is in the copy that goes on. */
export async function putBack(store: SessionStore, found: KeptSession | undefined): Promise<void> {
  if (found?.asNamed === undefined) return;
  const { id, isNamed, asNamed, entriesAsNamed: entries } = found;
  // Under the name that it has now.
  const session = { ...asNamed, name: found.session.name };
  await store.save({ id, isNamed, asNamed, session, ...(entries && { entries, entriesAsNamed: entries }) });
  await store.saveFigures(found.id, await store.figures(baseKey(found.id)));
}

async function copyFigures(store: SessionStore, from: string, to: string): Promise<void> {
  if (from === to) return;
  const [figures, results] = [await store.figures(from), await store.results(from)];
  await store.saveFigures(to, figures);
  if (results !== null) await store.saveResults(to, results);
}
