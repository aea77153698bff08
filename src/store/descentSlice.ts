import type { AnalysisSettings } from '../assess/results';
import type { IterationView } from '../worker/protocol';
import { isAtEnd, iterationShown } from './derived/descent';
import { isCancelled, messageOf } from './failures';
import { canOptimise } from './steps';
import type { SliceOf } from './workbench';

/** An iteration that is looked at, and the settings of its descent. */
export interface Looked extends IterationView {
  readonly settings: AnalysisSettings;
}

/** Settings that can be tuned while the descent is watched. */
type Tunable = Partial<Pick<AnalysisSettings, 'learningRate' | 'iterations'>>;

/** What a look costs: along a descent that is there, or with settings that need a new one. */
type LookKind = 'scrub' | 'tune';

export interface DescentSlice {
  /** The iteration that is looked at; null: the end of the last optimisation, whose figures are those of the analysis. */
  readonly looked: Looked | null;
  /** The iteration that was asked for last; null where none is looked at. */
  readonly lookingAt: number | null;
  readonly isLooking: boolean;
  /** How far the worker is, 0 to 1, with a look that takes long enough to be waited for; else null. */
  readonly lookFraction: number | null;
  readonly isPlaying: boolean;
  readonly lookFailure: string | null;
  /** Goes from where the view stands to the end, iteration by iteration; from the reference where it is at the end. */
  readonly playDescent: () => Promise<void>;
  /** Stays where the view stands, and leaves what the worker has not come to. */
  readonly pauseDescent: () => void;
  readonly stepDescent: () => Promise<void>;
  /** To the reference calibration, before the first step. */
  readonly resetDescent: () => Promise<void>;
  /** Looks at an iteration; `isReleased`: not in the middle of a drag. */
  readonly scrub: (iteration: number, isReleased: boolean) => Promise<void>;
  /** Changes settings and looks at where they lead; in the middle of a drag only where that is quick. */
  readonly tune: (patch: Tunable, isReleased: boolean) => Promise<void>;
  /** Back to the end of the last optimisation. */
  readonly leaveIteration: () => void;
  /** Optimises with as many iterations as are looked at, so that their constants are the optimised ones. */
  readonly useIteration: () => Promise<void>;
}

/** Nothing looked at: for another analysis. */
export const NOTHING_LOOKED_AT = {
  looked: null,
  lookingAt: null,
  isPlaying: false,
  lookFailure: null,
} as const;

/** Looks that took less act while a slider is dragged (PAGE.md), others when it is let go. */
const LIVE_MS = 100;
/** A look that takes longer is told of, and can be stopped. */
const SLOW_MS = 700;
/** Shows at most so many iterations of a descent while it plays. */
const FRAMES = 120;
/** Between two of them: slow enough to be watched. */
const FRAME_MS = 60;

export const createDescentSlice: SliceOf<DescentSlice> = (set, get, { client }) => {
  /** The look that comes after the one at work: only the newest counts. */
  let next: { readonly iteration: number; readonly kind: LookKind } | null = null;
  let atWork: Promise<void> | null = null;
  let controller: AbortController | null = null;
  const lastMs: Record<LookKind, number> = { scrub: 0, tune: 0 };

  function look(iteration: number, kind: LookKind): Promise<void> {
    if (!canOptimise(get())) return Promise.resolve();
    next = { iteration, kind };
    set({ lookingAt: iteration });
    return (atWork ??= serve());
  }

  async function serve(): Promise<void> {
    set({ isLooking: true });
    while (next !== null) {
      const { iteration, kind } = next;
      next = null;
      const startedMs = performance.now();
      await ask(iteration);
      lastMs[kind] = performance.now() - startedMs;
    }
    atWork = null;
    set({ isLooking: false });
  }

  async function ask(iteration: number): Promise<void> {
    const { settings, analysis } = get();
    controller = new AbortController();
    let fraction = 0;
    const slow = setTimeout(() => set({ lookFraction: fraction }), SLOW_MS);
    const onProgress = (_stage: string, now: number) => {
      fraction = now;
      if (get().lookFraction !== null) set({ lookFraction: fraction });
    };
    // A reply that comes after the analysis has changed, or after the view has gone back, is of no use.
    const isStale = () => get().analysis !== analysis || get().lookingAt === null;
    try {
      const view = await client.run('iteration', { settings, iteration }, { signal: controller.signal, onProgress });
      if (isStale()) return;
      set({ looked: { ...view, settings }, lookFailure: null });
      if (next === null) set({ lookingAt: view.iteration });
    } catch (error) {
      if (isStale()) return;
      if (next === null) set({ lookingAt: get().looked?.iteration ?? null });
      if (isCancelled(error)) return;
      // Of a lost worker the page knows more than the error: what is lost with it, and what to do.
      set({ lookFailure: get().workerHoldsAnalysis ? messageOf(error) : null, isPlaying: false });
    } finally {
      controller = null;
      clearTimeout(slow);
      if (get().lookFraction !== null) set({ lookFraction: null });
    }
  }

  /** One frame of playing; whether there is another. */
  async function playOn(): Promise<boolean> {
    const { settings } = get();
    const from = iterationShown(get());
    await look(Math.min(settings.iterations, from + Math.ceil(settings.iterations / FRAMES)), 'scrub');
    const { looked, isPlaying } = get();
    if (!isPlaying || looked?.settings !== get().settings || looked.iteration <= from) return false;
    return looked.iteration < settings.iterations && looked.stopped === null;
  }

  return {
    ...NOTHING_LOOKED_AT,
    isLooking: false,
    lookFraction: null,
    playDescent: async () => {
      if (get().isPlaying || !canOptimise(get())) return;
      set({ isPlaying: true });
      if (get().looked?.settings !== get().settings || isAtEnd(get())) await look(0, 'tune');
      while (get().isPlaying && (await playOn())) await new Promise((resolve) => setTimeout(resolve, FRAME_MS));
      set({ isPlaying: false });
    },
    pauseDescent: () => {
      set({ isPlaying: false });
      next = null;
      controller?.abort();
    },
    stepDescent: async () => {
      set({ isPlaying: false });
      await look(Math.min(get().settings.iterations, iterationShown(get()) + 1), 'scrub');
    },
    resetDescent: async () => {
      get().pauseDescent();
      await look(0, 'scrub');
    },
    scrub: async (iteration, isReleased) => {
      set({ isPlaying: false });
      if (isReleased || lastMs.scrub < LIVE_MS) await look(iteration, 'scrub');
      else set({ lookingAt: iteration });
    },
    tune: async (patch, isReleased) => {
      set({ isPlaying: false });
      get().changeSettings(patch);
      if (isReleased || lastMs.tune < LIVE_MS) await look(get().settings.iterations, 'tune');
    },
    leaveIteration: () => {
      get().pauseDescent();
      set(NOTHING_LOOKED_AT);
    },
    useIteration: async () => {
      const { looked } = get();
      if (looked === null) return;
      const { loss, optimiser, learningRate, schedule } = looked.settings;
      get().changeSettings({ loss, optimiser, learningRate, schedule, iterations: looked.iteration, earlyStopping: 0 });
      await get().runOptimisation();
    },
  };
};
