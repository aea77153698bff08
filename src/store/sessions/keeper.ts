import { NO_NAMING } from '../../ingest/naming/naming';
import { messageOf } from '../failures';
import { decisionsOf, type Decisions } from '../history/decisions';
import { timelineFrom } from '../history/timeline';
import { DEFAULT_SETTINGS } from '../settingsSlice';
import type { KeptSliceOf } from '../workbench';
import { baseKey, createAutosave } from './autosave';
import { createHolding } from './holding';
import { exported, imported, inFile } from './inAndOut';
import { checkedName, copyName, freeName, newId, nextName } from './names';
import { putBack, saveWaiting } from './saving';
import type { KeptSession } from './session';
import { restoreLast } from './restoreLast';
import { createTaking } from './taking';
import { checkedSession } from './sessionFile';

/** What is done with sessions. Everything rejects in words, and leaves what was open, unless it says otherwise. */
export interface Keeper {
  readonly start: () => Promise<void>;
  readonly keep: () => Promise<void>;
  readonly saveAs: (name: string) => Promise<void>;
  readonly rename: (id: string, name: string) => Promise<void>;
  readonly remove: (id: string) => Promise<void>;
  readonly open: (id: string) => Promise<void>;
  /** Opens the session that another window has, and takes it from that one. */
  readonly takeOver: () => Promise<void>;
  /** Opens a copy of the session that another window has. */
  readonly copyElsewhere: () => Promise<void>;
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
  const { claim, seize, settle, refuseElsewhere } = createHolding(set, get, surroundings, subscribe);

  /** Those that this version can read; the others stay where they are, with a word. */
  async function refresh(): Promise<void> {
    const sessions = (await store.list()).flatMap((found) => {
      try {
        return [{ ...found, session: checkedSession(found.session) }];
      } catch (error) {
        get().notify('warning', `A kept session cannot be read by this version of the page: ${messageOf(error)}`);
        return [];
      }
    });
    set({ sessions: sessions.toSorted((a, b) => b.session.savedAt.localeCompare(a.session.savedAt)) });
  }

  async function kept(id: string): Promise<KeptSession> {
    await refresh();
    const found = get().sessions.find((session) => session.id === id);
    if (found === undefined) throw new Error('This session is no longer kept: it was deleted in another window');
    return found;
  }

  /** One that this window holds. */
  async function openFrom(found: KeptSession): Promise<void> {
    await autosave.paused(() => takeWithRun(found)).finally(() => settle(found.id));
    await refresh();
  }

  async function takeWithRun(found: KeptSession): Promise<void> {
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
        await autosave.paused(() => restoreLast(set, get, store, { ...taking, claim }));
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
      await refuseElsewhere(found);
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
      if (id === get().session.id) throw new Error('The open session cannot be deleted: open another one first');
      await refuseElsewhere(await kept(id));
      await store.remove(id);
      await store.remove(baseKey(id));
      forget(id);
      await refresh();
    },
    open: async (id) => {
      await autosave.now();
      const found = await kept(id);
      if (await claim(found)) await openFrom(found);
    },
    takeOver: async () => {
      const { elsewhere } = get();
      if (elsewhere === null) return;
      await autosave.now();
      await seize(elsewhere.id);
      set({ elsewhere: null });
      await openFrom(await kept(elsewhere.id));
    },
    copyElsewhere: async () => {
      const { elsewhere } = get();
      if (elsewhere === null) return;
      await autosave.now();
      const found = await kept(elsewhere.id);
      const session = { ...found.session, name: copyName(found.session.name, get().sessions) };
      const copy = { ...found, id: newId(), session, ...(found.asNamed && { asNamed: session }) };
      await saveWaiting(store, found.id, copy);
      set({ elsewhere: null });
      await openFrom(copy);
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
        if (!(await get().adopt(decisions, () => timelineFrom(decisions, 'Start')))) return;
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
      try {
        await inFile(file, () => autosave.paused(() => take(opened, sourceFor(opened))));
      } catch (error) {
        await Promise.all([store.remove(opened.id), store.remove(baseKey(opened.id))]);
        await refresh();
        throw error;
      }
    },
  };
};

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
