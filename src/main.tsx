/** Wiring only: worker, store and page are put together here. */
// Style sheets first: those of the page's own parts come after and win.
import './ui/mantine.css';
import './ui/instrument.css';
import './ui/contrast.css';
import { MantineProvider } from '@mantine/core';
import { startTransition, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { keepOffline } from './offline/keepOffline';
import { loadPart } from './parts/loadPart';
import { createBrowserModelStore } from './store/browserModelStore';
import { createBrowserChoiceStore } from './store/browserChoiceStore';
import { createBrowserKeptStore } from './store/browserKeptStore';
import { createBrowserNamingStore } from './store/browserNamingStore';
import { createBrowserSessionLocks } from './store/sessions/browserSessionLocks';
import { createBrowserSessionStore } from './store/sessions/browserSessionStore';
import { createBrowserProfileStore } from './store/browserProfileStore';
import { createBrowserTourStore } from './store/browserTourStore';
import { createWorkbench } from './store/workbench';
import { createWorkerClient } from './worker/client';
import { App } from './ui/App';
import { optionsOfAddress } from './ui/address';
import { PageBoundary } from './ui/failures/PageBoundary';
import { watchUnhandled } from './ui/failures/watchUnhandled';
import { theme } from './ui/theme';
import { WorkbenchContext } from './ui/useWorkbench';
import { whenIdle } from './ui/whenIdle';
import { whenWanted } from './ui/whenWanted';

const { backend, demo, step } = optionsOfAddress(window.location);

const client = createWorkerClient({
  createWorker: () => new Worker(new URL('./worker/entry.ts', import.meta.url), { type: 'module', name: 'halfmax' }),
  onLost: (why, cause) => {
    workbench.getState().workerLost(why, cause);
  },
  whenReleased: (lock) => navigator.locks.request(lock, () => undefined),
});

const baseUrl = new URL('.', document.baseURI).href;
const workbench = createWorkbench({
  client,
  backend,
  baseUrl,
  version: __APP_VERSION__,
  commit: __APP_COMMIT__,
  modelStore: createBrowserModelStore(),
  profileStore: createBrowserProfileStore(),
  choiceStore: createBrowserChoiceStore(() => window.localStorage),
  namingStore: createBrowserNamingStore(() => window.localStorage),
  keptStore: createBrowserKeptStore(() => window.localStorage),
  tourStore: createBrowserTourStore(() => window.localStorage),
  sessionStore: createBrowserSessionStore(
    () => window.localStorage,
    () => window.sessionStorage,
  ),
  // Absent on plain http, whatever the types say.
  sessionLocks: createBrowserSessionLocks('locks' in navigator ? navigator.locks : undefined),
});

const { pageIsKept, offerNewVersion } = workbench.getState();

watchUnhandled(window, (text, details) => {
  workbench.getState().notify('error', text, details);
});

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no element #root');
const reactRoot = createRoot(root);
// In slices of a few ms: what is pressed meanwhile is not kept waiting.
startTransition(() => {
  reactRoot.render(
    <StrictMode>
      <PageBoundary workbench={workbench}>
        <MantineProvider theme={theme} defaultColorScheme="auto">
          <WorkbenchContext value={workbench}>
            <App />
          </WorkbenchContext>
        </MantineProvider>
      </PageBoundary>
    </StrictMode>,
  );
});

void workbench.getState().loadModels();
void workbench.getState().loadProfiles();
if (step !== null) workbench.getState().showStep(step);
window.addEventListener('hashchange', () => {
  const { step: asked } = optionsOfAddress(window.location);
  if (asked !== null) workbench.getState().showStep(asked);
});
if (demo === null) void workbench.getState().openSessions();
else void workbench.getState().loadDemo('address');
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'hidden') void workbench.getState().keepSession();
});
whenWanted(() => {
  loadPart(() => import('./plots/warmUp'), 'warmUp')
    .then(({ warmUp }) => warmUp(whenIdle))
    // Ahead of need: the plot that needs it asks again, and tells.
    .catch(() => undefined);
});
if (import.meta.env.PROD) {
  // After all that the page itself needs.
  window.addEventListener('load', () => {
    whenIdle(() => void keepOffline(baseUrl, { onReady: pageIsKept, onNewVersion: offerNewVersion }));
  });
}
whenIdle(() => {
  // A failure is shown by the page from the store's state.
  void workbench
    .getState()
    .startBackend()
    .catch(() => undefined);
});
