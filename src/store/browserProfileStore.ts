import { createStore, get, set, type UseStore } from 'idb-keyval';
import type { ProfileStore } from './profileStore';

const KEY = 'own';

/** Keeps profiles in this browser (IndexedDB), for this page alone. */
export function createBrowserProfileStore(): ProfileStore {
  let store: UseStore | null = null;
  // Opened when it is first needed: where there is no IndexedDB, opening throws.
  const opened = () => (store ??= createStore('halfmax-profiles', 'profiles'));
  return {
    load: async () => (await get<readonly unknown[]>(KEY, opened())) ?? [],
    save: async (profiles) => set(KEY, profiles, opened()),
  };
}
