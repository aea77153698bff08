import { messageOf } from '../failures';
import { isTouched } from '../history/decisions';
import { isToBeKept } from '../source';
import type { KeptSliceOf, WorkbenchState } from '../workbench';
import { labels } from '../../labels/labels';
import { runOf } from '../runReference';
import { createEntryKeeper } from './keptEntries';
import { makeSession } from './makeSession';
import type { Runs } from './runs';
import type { KeptFigures } from './session';

/** Keeps the open session as it changes. */
export interface Autosave {
  /** From now on. */
  readonly begin: () => void;
  /** At once, where it is to be kept. Never rejects. */
  readonly now: () => Promise<void>;
  /** At once, as what its name stands for. Rejects where it cannot be kept. */
  readonly asNamed: () => Promise<void>;
  /** Not while `work` puts another session in the place of the open one: what is half of each must not be kept as either. */
  readonly paused: <T>(work: () => Promise<T>) => Promise<T>;
  /** Once no session is on its way any more. Never rejects. */
  readonly settled: () => Promise<void>;
}

/** So long nothing is written while more may come, ms. */
const PATIENCE_MS = 400;
type Given = Parameters<KeptSliceOf<unknown>>;

const FIGURES = ['analysis', 'budget', 'closure', 'report'] as const;

export function createAutosave(
  set: Given[0],
  get: Given[1],
  surroundings: Given[2],
  subscribe: Given[3],
  { referenceOf }: Runs,
): Autosave {
  const entriesIn = createEntryKeeper(referenceOf);
  const { sessionStore: store, version, commit } = surroundings;
  const app = { version, commit };
  let hasBegun = false;
  let pauses = 0;
  /** The last of what is done in pauses. */
  let opening: Promise<unknown> = Promise.resolve();
  let timer: ReturnType<typeof setTimeout> | null = null;
  /** One writing at a time, in the order of the changes. */
  let tail: Promise<void> = Promise.resolve();
  let written: { readonly id: string; readonly figures: readonly unknown[] } | null = null;

  /** Named ones always; others as runs are kept, but not the demo run of the address. */
  function isToBe({ session, awaited, keepsRuns, source }: WorkbenchState): boolean {
    if (awaited !== null) return false;
    return session.isNamed || (hasBegun && keepsRuns && (source === null || isToBeKept(source)));
  }

  async function write(isBase = false): Promise<void> {
    const state = get();
    const { id, name, isNamed } = state.session;
    const figures = FIGURES.map((key) => state[key]);
    store.setCurrent({ id, isEmpty: state.source === null });
    const session = makeSession(state, app, name, new Date().toISOString());
    const entries = entriesIn(state.timeline);
    const before = state.sessions.find((kept) => kept.id === id);
    const { asNamed, entriesAsNamed } = isBase ? { asNamed: session, entriesAsNamed: entries } : (before ?? {});
    await store.save({
      ...{ id, isNamed, session, entries },
      ...(asNamed && { asNamed }),
      ...(entriesAsNamed && { entriesAsNamed }),
    });
    const isWritten = written?.id === id && written.figures.every((figure, i) => figure === figures[i]);
    if (!isWritten) await store.saveFigures(id, figuresOf(state, app));
    if (isBase) await store.saveFigures(baseKey(id), figuresOf(state, app));
    written = { id, figures };
    if (timer === null) set({ sessionState: 'saved' });
  }

  function stopTimer(): void {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  }

  function inTurn(isBase = false): Promise<void> {
    stopTimer();
    const turn = tail.then(() => write(isBase));
    tail = turn.catch((error: unknown) => {
      set({ sessionState: 'off' });
      if (get().source !== null) get().notify('warning', labels.store.sessions.notKept(messageOf(error)));
    });
    return turn;
  }

  function soon(): void {
    if (get().sessionState !== 'saving') set({ sessionState: 'saving' });
    stopTimer();
    timer = setTimeout(() => {
      if (pauses === 0) void inTurn().catch(() => undefined);
    }, PATIENCE_MS);
  }

  subscribe((state, before) => {
    if (pauses > 0 || !isChanged(state, before)) return;
    if (isToBe(state)) {
      // What a reload has to know before anything else: it cannot wait.
      if (state.source !== before.source) store.setCurrent({ id: state.session.id, isEmpty: state.source === null });
      soon();
    } else if (before.keepsRuns && !state.keepsRuns) {
      stopTimer();
      tail = tail
        .then(() => store.remove(state.session.id))
        .catch((error: unknown) => {
          get().notify('error', labels.store.sessions.notRemoved(messageOf(error)));
        });
      set({ sessionState: 'off' });
    } else if (state.sessionState !== 'off') set({ sessionState: 'off' });
  });

  async function paused<T>(work: () => Promise<T>): Promise<T> {
    pauses++;
    stopTimer();
    try {
      // What is being written is of the session before.
      await tail;
      return await work();
    } finally {
      pauses--;
      if (pauses === 0) {
        if (isToBe(get())) soon();
        else if (get().sessionState !== 'off') set({ sessionState: 'off' });
      }
    }
  }

  return {
    begin: () => {
      hasBegun = true;
      if (isToBe(get())) soon();
    },
    now: async () => {
      if (pauses === 0 && isToBe(get())) await inTurn().catch(() => undefined);
    },
    asNamed: () => inTurn(true),
    paused: (work) => {
      const done = paused(work);
      opening = Promise.allSettled([opening, done]);
      return done;
    },
    settled: async () => {
      await opening;
    },
  };
}

/** Under which figures are kept as they were when a session was named. */
export function baseKey(id: string): string {
  return `${id} as named`;
}

function isChanged(state: WorkbenchState, before: WorkbenchState): boolean {
  if (isTouched(state, before) || FIGURES.some((key) => state[key] !== before[key])) return true;
  return (['timeline', 'session', 'keepsRuns', 'summary', 'awaited'] as const).some(
    (key) => state[key] !== before[key],
  );
}

function figuresOf(state: WorkbenchState, app: KeptFigures['app']): KeptFigures | null {
  const { analysis, network, budget, closure, report, readWith } = state;
  const run = runOf(state);
  return analysis === null || readWith === null || run === null
    ? null
    : { app, readWith, run, network, analysis, budget, closure, report };
}
