import type { SessionLocks } from './sessionLocks';

/** A page that is being left gives its sessions back only after the next one has begun, ms. */
const PATIENCE_MS = 2000;

/** By Web Locks; they end with the window that has them, however it ends. Undefined where the browser has none. */
export function createBrowserSessionLocks(locks: LockManager | undefined): SessionLocks {
  /** What ends the locks of this window, by the id of their session. */
  const held = new Map<string, () => void>();

  function hold(id: string, onTaken: () => void, byForce = false): Promise<boolean> {
    if (locks === undefined || held.has(id)) return Promise.resolve(true);
    const options: LockOptions = byForce ? { steal: true } : { signal: AbortSignal.timeout(PATIENCE_MS) };
    return new Promise((resolve) => {
      const keepIt = () =>
        new Promise<void>((letGo) => {
          held.set(id, letGo);
          resolve(true);
        });
      locks.request(lockOf(id), options, keepIt).catch(() => {
        if (held.delete(id)) onTaken();
        else resolve(false);
      });
    });
  }

  return {
    canTell: locks !== undefined,
    hold,
    release: (id) => {
      held.get(id)?.();
      held.delete(id);
    },
    isElsewhere: async (id) => {
      if (locks === undefined || held.has(id)) return false;
      const now = await locks.query().catch(() => null);
      return now?.held?.some(({ name }) => name === lockOf(id)) ?? false;
    },
  };
}

function lockOf(id: string): string {
  return `halfmax-session ${id}`;
}
