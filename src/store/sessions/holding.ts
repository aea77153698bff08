import { labels } from '../../labels/labels';
import { messageOf } from '../failures';
import type { KeptSliceOf } from '../workbench';
import { copyName, newId } from './names';
import { entriesOf, saveWaiting } from './saving';
import type { KeptSession } from './session';

/** Holds the open session for this window. */
export interface Holding {
  /**
   * Takes a session for this window before it is opened. False where another window has it: then the page says so and offers
   * what can be done.
   */
  readonly claim: (kept: KeptSession) => Promise<boolean>;
  /** Takes it from the window that has it, which is told. */
  readonly seize: (id: string) => Promise<void>;
  /** Lets go of what was claimed and is not open after all. */
  readonly settle: (id: string) => void;
  /** Rejects in words where another window has it open. */
  readonly refuseElsewhere: (kept: KeptSession) => Promise<void>;
}

export const createHolding: KeptSliceOf<Holding> = (
  set,
  get,
  { sessionLocks: locks, sessionStore: store },
  subscribe,
) => {
  let isTold = false;

  const hold = (id: string, byForce = false) => locks.hold(id, () => void goOnAside(id), byForce);

  /** Another window has the session now: what is here goes on as a copy of it, and loses nothing. */
  async function goOnAside(id: string): Promise<void> {
    const { session } = get();
    if (session.id !== id) return;
    const aside = { ...session, id: newId() };
    // At once: from here on nothing is written where the other window writes.
    set({ session: aside });
    const kept = await store.list().catch(() => get().sessions);
    const name = copyName(session.name, kept);
    const { session: now, awaited } = get();
    // Somebody has gone on to another session meanwhile.
    if (now.id !== aside.id) return;
    const copy = { ...aside, name };
    const waiting = awaited && { ...awaited, name };
    set({ session: copy, awaited: waiting });
    get().notify('warning', labels.sessions.elsewhere.taken(session.name, copy.name));
    // Where it waits for its run, the page does not hold what there is of it.
    const { id: copyId, isNamed } = copy;
    if (waiting !== null)
      await saveWaiting(store, id, { ...entriesOf(kept, id), id: copyId, isNamed, session: waiting }).catch(
        (error: unknown) => {
          get().notify('warning', labels.store.sessions.notKept(messageOf(error)));
        },
      );
  }

  /** Once, and only where it can matter: a session that has a name is meant to be opened again. */
  function tellOnce(): void {
    if (locks.canTell || isTold || !get().session.isNamed) return;
    isTold = true;
    get().notify('warning', labels.sessions.elsewhere.cannotTell);
  }

  subscribe((state, before) => {
    if (state.session === before.session) return;
    tellOnce();
    if (state.session.id === before.session.id) return;
    locks.release(before.session.id);
    void hold(state.session.id);
  });
  void hold(get().session.id);

  return {
    claim: async ({ id, session }) => {
      if (await hold(id)) {
        set({ elsewhere: null });
        return true;
      }
      set({ elsewhere: { id, name: session.name } });
      return false;
    },
    seize: async (id) => {
      await hold(id, true);
    },
    settle: (id) => {
      if (get().session.id !== id) locks.release(id);
    },
    refuseElsewhere: async ({ id, session }) => {
      if (await locks.isElsewhere(id)) throw new Error(labels.sessions.elsewhere.refused(session.name));
    },
  };
};
