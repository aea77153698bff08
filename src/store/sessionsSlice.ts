import { labels } from '../labels/labels';
import { loadPart } from '../parts/loadPart';
import { messageOf } from './failures';
import { newId } from './sessions/names';
import type { KeptSession, Session } from './sessions/session';
import type { KeptSliceOf } from './workbench';

/** The session that is open. */
export interface OpenSession {
  readonly id: string;
  readonly name: string;
  /** Whether the user has named it; else it is kept only as long as runs are. */
  readonly isNamed: boolean;
}

export interface SessionsSlice {
  readonly session: OpenSession;
  /** Every session that is kept, the one saved last first. The open one is among them as it was saved. */
  readonly sessions: readonly KeptSession[];
  /** Whether the browser has all of the open session; `off`: it is not to be kept, or this browser keeps nothing. */
  readonly sessionState: 'saved' | 'saving' | 'off';
  /** The open session as it was saved, while the files that it is about are not there; else null. */
  readonly awaited: Session | null;
  /** A session that was to be opened here and is open in another window; else null. */
  readonly elsewhere: { readonly id: string; readonly name: string } | null;
  /** Restores the session that was open last with its run, and keeps the open one from then on. Never rejects. */
  readonly openSessions: () => Promise<void>;
  /** Keeps the open session at once, where it is to be kept, and looks up what others there are. Never rejects. */
  readonly keepSession: () => Promise<void>;
  /**
   * Names the open session. One that has another name goes back to how it was when it got that, and a copy with all that was
   * done since goes on; under its own name it is what that stands for from now on.
   */
  readonly saveSessionAs: (name: string) => Promise<void>;
  readonly renameSession: (id: string, name: string) => Promise<void>;
  /** Removes one that is not open. */
  readonly deleteSession: (id: string) => Promise<void>;
  /** Goes on with another one; where its files are needed, it waits for them. */
  readonly openSession: (id: string) => Promise<void>;
  /** Opens the session that another window has; that one is told, and goes on with a copy. */
  readonly takeOverSession: () => Promise<void>;
  /** Opens a copy of the session that another window has, under a name of its own. */
  readonly copySession: () => Promise<void>;
  /** Leaves the session to the other window. */
  readonly leaveSession: () => void;
  /** Begins one without run and with the page's own settings; or with what there is, where `keepsState`. */
  readonly newSession: (keepsState?: boolean) => Promise<void>;
  /** The open session as a file; null where it cannot be made, which is told. */
  readonly exportSession: () => Promise<{ readonly fileName: string; readonly text: string } | null>;
  /** Keeps a session from a file and opens it; on failure everything stays as it was. */
  readonly importSession: (file: File) => Promise<void>;
}

export const createSessionsSlice: KeptSliceOf<SessionsSlice> = (set, get, surroundings, subscribe) => {
  // What sessions need is loaded with the first use of them, after the page has painted.
  const keeper = once(async () => {
    const { createKeeper } = await loadPart(() => import('./sessions/keeper'), 'createKeeper');
    return createKeeper(set, get, surroundings, subscribe);
  });

  async function told<T>(work: () => Promise<T>): Promise<T | null> {
    try {
      return await work();
    } catch (error) {
      get().notify('error', messageOf(error));
      return null;
    }
  }

  return {
    session: { id: newId(), name: labels.store.sessions.name('1'), isNamed: false },
    sessions: [],
    sessionState: 'off',
    awaited: null,
    elsewhere: null,
    openSessions: async () => {
      await told(async () => (await keeper()).start());
    },
    keepSession: async () => {
      await told(async () => (await keeper()).keep());
    },
    saveSessionAs: async (name) => {
      await told(async () => (await keeper()).saveAs(name));
    },
    renameSession: async (id, name) => {
      await told(async () => (await keeper()).rename(id, name));
    },
    deleteSession: async (id) => {
      await told(async () => (await keeper()).remove(id));
    },
    openSession: async (id) => {
      await told(async () => (await keeper()).open(id));
    },
    takeOverSession: async () => {
      await told(async () => (await keeper()).takeOver());
    },
    copySession: async () => {
      await told(async () => (await keeper()).copyElsewhere());
    },
    leaveSession: () => {
      set({ elsewhere: null });
    },
    newSession: async (keepsState = false) => {
      await told(async () => (await keeper()).begin(keepsState));
    },
    exportSession: () => told(async () => (await keeper()).toFile()),
    importSession: async (file) => {
      await told(async () => (await keeper()).fromFile(file));
    },
  };
};

/** Makes it at the first call, and again after one that failed. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null;
  return () =>
    (made ??= make().catch((error: unknown) => {
      made = null;
      throw error;
    }));
}
