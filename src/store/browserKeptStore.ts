import type { KeptSettings, KeptStore } from './keptStore';

const SETTINGS_KEY = 'halfmax-kept-run';
const WISH_KEY = 'halfmax-keep-runs';
/** To be raised when kept settings would mean something else, or name what is no longer there. */
const VERSION = 1;

/** Keeps settings in this browser, for this page alone. */
export function createBrowserKeptStore(storage: () => Storage): KeptStore {
  const attempt = <T>(access: (storage: Storage) => T, otherwise: T): T => {
    try {
      return access(storage());
    } catch {
      // Full or forbidden: then nothing is kept.
      return otherwise;
    }
  };
  return {
    isWanted: () => attempt((store) => store.getItem(WISH_KEY) !== 'no', true),
    setWanted: (isWanted) => {
      attempt((store) => {
        if (isWanted) store.removeItem(WISH_KEY);
        else store.setItem(WISH_KEY, 'no');
      }, undefined);
    },
    load: () => attempt((store) => keptIn(store.getItem(SETTINGS_KEY)), null),
    save: (kept) =>
      attempt((store) => {
        store.setItem(SETTINGS_KEY, JSON.stringify({ version: VERSION, kept }));
        return true;
      }, false),
    clear: () => {
      attempt((store) => {
        store.removeItem(SETTINGS_KEY);
      }, undefined);
    },
  };
}

/** What another version wrote is no longer understood: the run is restored without it. */
function keptIn(text: string | null): KeptSettings | null {
  if (text === null) return null;
  const { version, kept } = JSON.parse(text) as { readonly version: number; readonly kept: KeptSettings };
  return version === VERSION ? kept : null;
}
