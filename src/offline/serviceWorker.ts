/**
 * The service worker: keeps the built page whole, so that it starts without a network. It answers with what was built
 * together and never with a mixture: every file stands in the list with its hash, a file that does not match it is
 * refused, and a new version waits until no page uses the one before.
 */
import { precacheAndRoute } from 'workbox-precaching';
import type { TakeOverAnswer } from './takeOver';

declare const self: ServiceWorkerGlobalScope;

/** Put in by scripts/build/serviceWorkerPlugin.mjs: every built file. */
declare const __BUILT_FILES__: { readonly url: string; readonly revision: string | null; readonly integrity: string }[];

// The query (`?backend=wasm`) is for the page's own scripts: no file depends on it.
precacheAndRoute(__BUILT_FILES__, {
  directoryIndex: 'index.html',
  cleanURLs: false,
  ignoreURLParametersMatching: [/./u],
});

self.addEventListener('activate', (event) => {
  // The page that installed the first version has it too: the rest of its parts come from here.
  event.waitUntil(self.clients.claim());
});

self.addEventListener('message', (event) => {
  event.waitUntil(takeOver(event.ports[0]));
});

/** Makes this waiting version the one in use, unless another page would lose the files of its own. */
async function takeOver(port: MessagePort | undefined): Promise<void> {
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const answer: TakeOverAnswer = pages.length > 1 ? 'others' : 'taken';
  if (answer === 'taken') await self.skipWaiting();
  port?.postMessage(answer);
}
