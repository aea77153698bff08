import { copyName, newId } from './names';
import { saveWaiting } from './saving';
import type { KeptSession } from './session';
import type { Shared } from './shared';

/** How kept sessions are opened. Everything rejects in words. */
export interface Opening {
  /** Opens one; where another window has it, the page says so. */
  readonly open: (id: string) => Promise<void>;
  /** Opens the session that another window has, and takes it from that one. */
  readonly takeOver: () => Promise<void>;
  /** Opens a copy of the session that another window has. */
  readonly copyElsewhere: () => Promise<void>;
}

export function createOpening({ set, get, sessionStore: store, ...shared }: Shared): Opening {
  const { autosave, refresh, kept, taking, holding } = shared;
  const { sourceFor, take } = taking;

  /** One that this window holds. */
  async function openFrom(found: KeptSession): Promise<void> {
    await autosave.paused(() => takeWithRun(found)).finally(() => holding.settle(found.id));
    await refresh();
  }

  async function takeWithRun(found: KeptSession): Promise<void> {
    // Where nothing is loaded, the run that the browser keeps may be the one.
    const isUnknown = found.session.run !== null && sourceFor(found) === null;
    if (isUnknown && get().source === null) await get().restoreRun();
    await take(found, sourceFor(found));
  }

  return {
    open: async (id) => {
      await autosave.now();
      const found = await kept(id);
      if (await holding.claim(found)) await openFrom(found);
    },
    takeOver: async () => {
      const { elsewhere } = get();
      if (elsewhere === null) return;
      await autosave.now();
      await holding.seize(elsewhere.id);
      set({ elsewhere: null });
      try {
        await openFrom(await kept(elsewhere.id));
      } finally {
        holding.settle(elsewhere.id);
      }
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
  };
}
