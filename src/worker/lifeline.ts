/**
 * How the page learns that a worker has ended, by whatever cause: browsers say nothing where one is ended for want of
 * memory. The worker holds a lock for as long as it lives; the browser gives it free with the worker's end, and the page
 * waits for it.
 */

/** Takes a lock for good and tells its name; does nothing where the browser has no locks (an address without https). */
export function holdLifeline(tell: (lock: string) => void): void {
  const { locks } = navigator as { readonly locks?: LockManager };
  if (locks === undefined) return;
  const name = `halfmax-worker-${crypto.randomUUID()}`;
  void locks.request(name, () => {
    tell(name);
    return new Promise<never>(() => undefined);
  });
}
