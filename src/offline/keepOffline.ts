/** The page's side of the service worker: has the page kept in the browser, and tells when a new version is ready. */
import type { TakeOverAnswer } from './takeOver';

export interface OfflineListener {
  /** The whole page is kept: from now on it starts without a network. */
  readonly onReady: () => void;
  /** A new version is kept beside the one in use; `takeOver` loads the page anew with it, unless other pages use the old one. */
  readonly onNewVersion: (takeOver: () => Promise<TakeOverAnswer>) => void;
}

/**
 * Has the page at `baseUrl` (ending in `/`) kept. Where a browser keeps none (no secure address, no room, switched off)
 * the page works as before and the listener hears nothing. Never rejects.
 */
export async function keepOffline(baseUrl: string, listener: OfflineListener): Promise<void> {
  // Missing on addresses that are neither https nor this machine, whatever the type says.
  const container = (navigator as { readonly serviceWorker?: ServiceWorkerContainer }).serviceWorker;
  if (container === undefined) return;
  try {
    const answer: unknown = await container.register(`${baseUrl}sw.js`, { scope: baseUrl, updateViaCache: 'none' });
    // Browsers that are told to refuse them may answer with nothing.
    if (!(answer instanceof ServiceWorkerRegistration)) return;
    watchForUpdates(container, answer, listener);
    await container.ready;
    listener.onReady();
  } catch {
    // The page needs none: it says that it works offline only where it does.
  }
}

function watchForUpdates(
  container: ServiceWorkerContainer,
  registration: ServiceWorkerRegistration,
  { onNewVersion }: OfflineListener,
): void {
  const tell = () => {
    const { waiting, active } = registration;
    // The first version has nobody to wait for.
    if (waiting !== null && active !== null) onNewVersion(() => takeOver(container, waiting));
  };
  registration.addEventListener('updatefound', () => {
    const { installing } = registration;
    installing?.addEventListener('statechange', tell);
  });
  tell();
  // A page may stay open for weeks; without a network there is nothing new.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void registration.update().catch(() => undefined);
  });
}

function takeOver(container: ServiceWorkerContainer, waiting: ServiceWorker): Promise<TakeOverAnswer> {
  const { port1, port2 } = new MessageChannel();
  container.addEventListener('controllerchange', () => {
    window.location.reload();
  });
  return new Promise((resolve) => {
    port1.onmessage = ({ data }: MessageEvent<TakeOverAnswer>) => {
      resolve(data);
    };
    waiting.postMessage('take over', [port2]);
  });
}
