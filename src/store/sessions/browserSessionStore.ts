import { createStore, del, get, set, values, type UseStore } from 'idb-keyval';
import type { KeptFigures, KeptSession } from './session';
import type { CurrentSession, SessionStore } from './sessionStore';

const CURRENT_KEY = 'halfmax-session';

/**
 * Keeps sessions in this browser (IndexedDB), for this page alone; figures apart, since they are large. Which one is open is
 * kept for the window, so that a reload finds its own, and for windows that are opened later.
 */
export function createBrowserSessionStore(storage: () => Storage, ofWindow: () => Storage): SessionStore {
  const sessions = lazily('halfmax-sessions', 'sessions');
  const figures = lazily('halfmax-session-figures', 'figures');
  const results = lazily('halfmax-session-results', 'results');
  return {
    list: () => values<KeptSession>(sessions()),
    save: (kept) => set(kept.id, kept, sessions()),
    figures: async (id) => (await get<KeptFigures>(id, figures())) ?? null,
    saveFigures: (id, kept) => (kept === null ? del(id, figures()) : set(id, kept, figures())),
    results: async (id) => (await get<string>(id, results())) ?? null,
    saveResults: (id, text) => set(id, text, results()),
    remove: async (id) => {
      await Promise.all([del(id, sessions()), del(id, figures()), del(id, results())]);
    },
    current: () => [ofWindow, storage].map((own) => currentIn(own)).find((current) => current !== null) ?? null,
    setCurrent: (current) => {
      for (const own of [ofWindow, storage]) {
        try {
          own().setItem(CURRENT_KEY, JSON.stringify(current));
        } catch {
          // Forbidden or full: the next visit begins with a session of its own.
        }
      }
    },
  };
}

function currentIn(storage: () => Storage): CurrentSession | null {
  try {
    const found: unknown = JSON.parse(storage().getItem(CURRENT_KEY) ?? 'null');
    if (typeof found !== 'object' || found === null || !('id' in found) || typeof found.id !== 'string') return null;
    return { id: found.id, isEmpty: 'isEmpty' in found && found.isEmpty === true };
  } catch {
    return null;
  }
}

/** Opened when it is first needed: where there is no IndexedDB, opening throws. */
function lazily(database: string, name: string): () => UseStore {
  let store: UseStore | null = null;
  return () => (store ??= createStore(database, name));
}
