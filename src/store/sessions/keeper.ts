import { NO_NAMING } from '../../ingest/naming/naming';
import { messageOf } from '../failures';
import { decisionsOf, type Decisions } from '../history/decisions';
import { timelineFrom } from '../history/timeline';
import { DEFAULT_SETTINGS } from '../settingsSlice';
import type { KeptSliceOf, WorkbenchState } from '../workbench';
import { labels } from '../../labels/labels';
import { baseKey, createAutosave } from './autosave';
import { makeSession } from './makeSession';
import { checkedName, freeName, newId, nextName } from './names';
import { SESSION_FILE_ENDING, type KeptSession, type Session } from './session';
import type { SessionStore } from './sessionStore';
import { newProfiles } from './newProfiles';
import { restoreLast } from './restoreLast';
import { createTaking } from './taking';
import { checkedSession, LARGEST_SESSION_BYTES, parseSession, sessionText } from './sessionFile';

/** What is done with sessions. Everything rejects in words, and leaves what was open, unless it says otherwise. */
export interface Keeper {
  readonly start: () => Promise<void>;
  readonly keep: () => Promise<void>;
  readonly saveAs: (name: string) => Promise<void>;
  readonly rename: (id: string, name: string) => Promise<void>;
  readonly remove: (id: string) => Promise<void>;
  readonly open: (id: string) => Promise<void>;
  readonly begin: (keepsState: boolean) => Promise<void>;
  readonly toFile: () => Promise<{ readonly fileName: string; readonly text: string }>;
  readonly fromFile: (file: File) => Promise<void>;
}

export const createKeeper: KeptSliceOf<Keeper> = (set, get, surroundings, subscribe) => {
  const { sessionStore: store, version, commit } = surroundings;
  const app = { version, commit };
  const autosave = createAutosave(set, get, surroundings, subscribe);
  const taking = createTaking(set, get, surroundings, subscribe, autosave);
  const { sourceFor, take, forget } = taking;

  /** Those that this version can read; the others stay where they are, with a word. */
  async function refresh(): Promise<void> {
    const sessions = (await store.list()).flatMap((found) => {
      try {
        return [{ ...found, session: checkedSession(found.session) }];
      } catch (error) {
        get().notify('warning', labels.store.sessions.unreadable(messageOf(error)));
        return [];
      }
    });
    set({ sessions: sessions.toSorted((a, b) => b.session.savedAt.localeCompare(a.session.savedAt)) });
  }

  async function kept(id: string): Promise<KeptSession> {
    await refresh();
    const found = get().sessions.find((session) => session.id === id);
    if (found === undefined) throw new Error(labels.store.sessions.deletedElsewhere);
    return found;
  }

  async function openFrom(found: KeptSession): Promise<void> {
    // Where nothing is loaded, the run that the browser keeps may be the one.
    const isUnknown = found.session.run !== null && sourceFor(found) === null;
    if (isUnknown && get().source === null) await get().restoreRun();
    await take(found, sourceFor(found));
  }

  return {
    start: async () => {
      try {
        // Where sessions cannot be kept, the run may be.
        await refresh().catch(() => undefined);
        await autosave.paused(() => restoreLast(set, get, store, taking));
      } finally {
        autosave.begin();
      }
    },
    keep: async () => {
      await autosave.now();
      await refresh();
    },
    saveAs: async (name) => {
      // In between the page holds parts of two sessions.
      await autosave.settled();
      await refresh();
      const { session, sessions, awaited } = get();
      const wanted = checkedName(name, sessions, session.id);
      const isCopy = session.isNamed && wanted !== session.name;
      const named = { id: isCopy ? newId() : session.id, name: wanted, isNamed: true };
      if (awaited === null) {
        set({ session: named });
        await autosave.asNamed();
      } else {
        // The page does not hold it: what is kept of it is what goes on.
        const content = { ...awaited, name: wanted };
        await saveWaiting(store, session.id, { ...named, session: content, asNamed: content });
        set({ session: named, awaited: content });
        store.setCurrent({ id: named.id, isEmpty: false });
      }
      if (isCopy)
        await putBack(
          store,
          get().sessions.find(({ id }) => id === session.id),
        );
      await refresh();
    },
    rename: async (id, name) => {
      const found = await kept(id);
      const wanted = checkedName(name, get().sessions, id);
      const { session, awaited } = get();
      if (session.id === id) {
        const waiting = awaited === null ? null : { ...awaited, name: wanted };
        set({ session: { id, name: wanted, isNamed: true }, awaited: waiting });
      }
      await store.save({ ...found, isNamed: true, session: { ...found.session, name: wanted } });
      await refresh();
    },
    remove: async (id) => {
      if (id === get().session.id) throw new Error(labels.store.sessions.isOpen);
      await store.remove(id);
      await store.remove(baseKey(id));
      forget(id);
      await refresh();
    },
    open: async (id) => {
      await autosave.now();
      const found = await kept(id);
      await autosave.paused(() => openFrom(found));
      await refresh();
    },
    begin: async (keepsState) => {
      await autosave.now();
      await refresh();
      const session = { id: newId(), name: nextName(get().sessions), isNamed: false };
      if (keepsState) {
        set({ session, awaited: null });
        return;
      }
      const decisions = freshFrom(decisionsOf(get()));
      await autosave.paused(async () => {
        if (!(await get().adopt(decisions, () => timelineFrom(decisions, labels.store.changes.start)))) return;
        set({ session, awaited: null });
        store.setCurrent({ id: session.id, isEmpty: true });
      });
    },
    toFile: () => exported(get, store, app),
    fromFile: async (file) => {
      const content = await imported(get, file);
      await autosave.now();
      await refresh();
      const session = { ...content.session, name: freeName(content.session.name, get().sessions) };
      const opened = { id: newId(), isNamed: true, session, asNamed: session };
      await store.save(opened);
      if (content.results !== null) await store.saveResults(opened.id, content.results);
      await refresh();
      await autosave.paused(() => take(opened, sourceFor(opened)));
    },
  };
};

/** Keeps a session whose files are not there, with the figures and results that are kept of it under `from`. */
async function saveWaiting(store: SessionStore, from: string, kept: KeptSession): Promise<void> {
  await store.save(kept);
  const [figures, results] = [await store.figures(from), await store.results(from)];
  if (kept.id !== from) {
    await store.saveFigures(kept.id, figures);
    if (results !== null) await store.saveResults(kept.id, results);
  }
  await store.saveFigures(baseKey(kept.id), figures);
}

/** A session as it was when it was named: what was done since is in the copy that goes on. */
async function putBack(store: SessionStore, found: KeptSession | undefined): Promise<void> {
  if (found?.asNamed === undefined) return;
  // Under the name that it has now.
  await store.save({ ...found, session: { ...found.asNamed, name: found.session.name } });
  await store.saveFigures(found.id, await store.figures(baseKey(found.id)));
}

/** Without a run, and with the page's own settings; how the array is watched stays. */
function freshFrom(decisions: Decisions): Decisions {
  return {
    ...decisions,
    source: null,
    settings: DEFAULT_SETTINGS,
    isBatchLengthChosen: false,
    isProfileChosen: false,
    profileGuess: null,
    naming: NO_NAMING,
    described: {},
    fitTrials: [],
  };
}

/** The open session as a file; where it waits for its run, as it is kept. */
async function exported(get: () => WorkbenchState, store: SessionStore, app: Session['app']) {
  const { session, awaited, summary, analysis } = get();
  if (awaited === null && summary !== null) {
    // The worker may have to read the run again first.
    const results = analysis === null ? null : await get().exportResults();
    return fileOf(makeSession(get(), app, session.name, now()), results);
  }
  const results = await store.results(session.id).catch(() => null);
  return fileOf(awaited ?? makeSession(get(), app, session.name, now()), awaited === null ? null : results);
}

/** The session in a file. Throws in words that name the file. */
function imported(get: () => WorkbenchState, file: File) {
  return inFile(file, async () => {
    if (file.size > LARGEST_SESSION_BYTES) throw new RangeError(labels.store.sessions.tooLarge);
    const read = parseSession(await file.text());
    await get().loadProfiles();
    newProfiles(read.session.profiles, get().ownProfiles);
    return read;
  });
}

function fileOf(session: Session, results: string | null) {
  const name = session.name.replace(/[^\p{L}\p{N}._-]+/gu, '-');
  return { fileName: `${name}${SESSION_FILE_ENDING}`, text: sessionText({ session, results }) };
}

async function inFile<T>(file: File, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    throw new Error(`${file.name}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

function now(): string {
  return new Date().toISOString();
}
