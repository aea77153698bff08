import { whenIdle } from './whenIdle';

const SIGNS = ['pointermove', 'pointerdown', 'keydown', 'dragenter'] as const;
/** Longer than a page takes to be there and quiet, shorter than one looks at it without a move. */
const AT_LATEST_MS = 8000;

/**
 * Runs a task that blocks the page for a moment: at rest, once somebody is about to use the page, and else when nobody has been
 * for a while. So it delays neither the first paint nor the first click, and is done before a run.
 */
export function whenWanted(task: () => void): void {
  const wait = new AbortController();
  const begin = () => {
    if (wait.signal.aborted) return;
    wait.abort();
    whenIdle(task);
  };
  for (const sign of SIGNS) window.addEventListener(sign, begin, { signal: wait.signal, passive: true });
  setTimeout(begin, AT_LATEST_MS);
}
