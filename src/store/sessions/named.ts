import { labels } from '../../labels/labels';
import { baseKey } from './autosave';
import { checkedName, newId } from './names';
import { entriesOf, putBack, saveWaiting } from './saving';
import type { Shared } from './shared';

/** What is done with the names of sessions. Everything rejects in words. */
export interface Named {
  readonly saveAs: (name: string) => Promise<void>;
  readonly rename: (id: string, name: string) => Promise<void>;
  readonly remove: (id: string) => Promise<void>;
}

export function createNamed({ set, get, sessionStore: store, ...shared }: Shared): Named {
  const { autosave, refresh, kept, holding } = shared;
  return {
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
        const { entries } = entriesOf(sessions, session.id);
        const history = entries && { entries, entriesAsNamed: entries };
        await saveWaiting(store, session.id, { ...named, session: content, asNamed: content, ...history });
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
      await holding.refuseElsewhere(found);
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
      await holding.refuseElsewhere(await kept(id));
      await store.remove(id);
      await store.remove(baseKey(id));
      await refresh();
    },
  };
}
