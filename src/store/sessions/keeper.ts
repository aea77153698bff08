import { NO_NAMING } from '../../ingest/naming/naming';
import { messageOf } from '../failures';
import { decisionsOf, type Decisions } from '../history/decisions';
import { timelineFrom } from '../history/timeline';
import { DEFAULT_SETTINGS } from '../settingsSlice';
import type { KeptSliceOf } from '../workbench';
import { labels } from '../../labels/labels';
import { baseKey, createAutosave } from './autosave';
import { createEarlierVisits } from './earlierVisits';
import { createHolding } from './holding';
import { exported, imported, inFile } from './inAndOut';
import { createNamed, type Named } from './named';
import { freeName, newId, nextName } from './names';
import { createOpening, type Opening } from './opening';
import type { KeptSession } from './session';
import { createRuns } from './runs';
import { restoreLast } from './restoreLast';
import { createTaking } from './taking';
import { checkedSession } from './sessionFile';

/** What is done with sessions. Everything rejects in words, and leaves what was open, unless it says otherwise. */
export interface Keeper extends Named, Opening {
  readonly start: () => Promise<void>;
  readonly keep: () => Promise<void>;
  readonly begin: (keepsState: boolean) => Promise<void>;
  readonly toFile: () => Promise<{ readonly fileName: string; readonly text: string }>;
  readonly fromFile: (file: File) => Promise<void>;
}

export const createKeeper: KeptSliceOf<Keeper> = (set, get, surroundings, subscribe) => {
  const { sessionStore: store, version, commit } = surroundings;
  const app = { version, commit };
  const runs = createRuns(get, subscribe);
  const timelineOf = createEarlierVisits(set, get, subscribe, runs);
  const autosave = createAutosave(set, get, surroundings, subscribe, runs);
  const taking = createTaking(set, get, surroundings, subscribe, autosave, runs, timelineOf);
  const { sourceFor, take } = taking;
  const holding = createHolding(set, get, surroundings, subscribe);

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

  const shared = { ...surroundings, set, get, refresh, kept, autosave, taking, holding };

  return {
    ...createNamed(shared),
    ...createOpening(shared),
    start: async () => {
      const current = store.current();
      try {
        // Where sessions cannot be kept, the run may be.
        await refresh().catch(() => undefined);
        await autosave.paused(() => restoreLast(set, get, store, { ...taking, claim: holding.claim }));
      } finally {
        if (current !== null) holding.settle(current.id);
        autosave.begin();
      }
    },
    keep: async () => {
      await autosave.now();
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
