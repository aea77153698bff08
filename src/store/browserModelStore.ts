import { createStore, get, set, type UseStore } from 'idb-keyval';
import type { KeptModel, ModelStore } from './modelStore';

const KEY = 'kept';

/** Keeps models in this browser (IndexedDB), for this page alone. */
export function createBrowserModelStore(): ModelStore {
  let store: UseStore | null = null;
  // Opened when it is first needed: where there is no IndexedDB, opening throws.
  const opened = () => (store ??= createStore('halfmax-models', 'models'));
  return {
    load: async () => (await get<readonly KeptModel[]>(KEY, opened())) ?? [],
    save: async (models) => set(KEY, models, opened()),
  };
}
