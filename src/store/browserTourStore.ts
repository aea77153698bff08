import type { TourStore } from './tourStore';

const KEY = 'halfmax-tour';

/** Remembers the answer in this browser, for this page alone; where that is forbidden, until the page closes. */
export function createBrowserTourStore(storage: () => Storage): TourStore {
  return {
    isAnswered: () => {
      try {
        return storage().getItem(KEY) === 'answered';
      } catch {
        return false;
      }
    },
    setAnswered: () => {
      try {
        storage().setItem(KEY, 'answered');
      } catch {
        // Full or forbidden: the tour is offered again on the next visit.
      }
    },
  };
}
