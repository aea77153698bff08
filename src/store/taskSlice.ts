import type { BackendInfo, JobUpdate } from '../worker/protocol';
import type { LossCause, RunOptions } from '../worker/client';
import { labels } from '../labels/labels';
import { isCancelled, messageOf } from './failures';
import type { SliceOf } from './workbench';

export type TaskKind =
  | 'read'
  | 'analyse'
  | 'optimise'
  | 'benchmark'
  | 'train'
  | 'budget'
  | 'tradeOff'
  | 'unblind'
  | 'closure'
  | 'watch'
  | 'preview';

/** What the worker is at; `fraction` is of the stage, 0 to 1. */
export interface Task {
  readonly kind: TaskKind;
  readonly stage: string;
  readonly fraction: number;
}

/** Whether the analysis is at work: reading and benchmarks say nothing of its state. */
export function isAnalysing(task: Task | null): boolean {
  return task?.kind === 'analyse' || task?.kind === 'optimise';
}

/** How the last analysis or optimisation ended; null before the first one on these data. */
export type Outcome =
  | { readonly kind: 'complete' }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly message: string };

export interface TaskSlice {
  readonly task: Task | null;
  /** Tasks that wait for the one at work. */
  readonly waiting: number;
  readonly outcome: Outcome | null;
  readonly backend: BackendInfo | null;
  /** Why there is no backend; null while none has been tried or where one works. */
  readonly backendFailure: string | null;
  /** Whether the view moves on with the run: until the user chooses a step. */
  readonly followsRun: boolean;
  /** Starts the compute backend unless it has been; rejects where none works. */
  readonly startBackend: () => Promise<BackendInfo>;
  /** Stops the task at work. */
  readonly cancel: () => void;
  /** Forgets what died with the worker and tells the user. */
  readonly workerLost: (why: string, cause?: LossCause) => void;
  /** Tells the worker every profile and network that work may name; what it knows is not told again. */
  readonly installAll: () => Promise<void>;
  /** Runs `work` when the tasks before it have ended. Never rejects: failures go to `onFailure`. */
  readonly enqueue: (kind: TaskKind, work: Work, onFailure: (error: unknown) => void) => Promise<void>;
}

/** The work of a task: `options` carry its cancel signal and its progress to the jobs it runs. */
export type Work = (options: RunOptions) => Promise<void>;

const FIRST_STAGE: Readonly<Record<TaskKind, string>> = labels.store.stages;

export const createTaskSlice: SliceOf<TaskSlice> = (set, get, { client, backend, baseUrl }) => {
  let tail: Promise<void> = Promise.resolve();
  let atWork = 0;
  let controller: AbortController | null = null;
  let starting: Promise<BackendInfo> | null = null;
  // A device that was lost once may be lost again; the numbers do not need it.
  let choice = backend;

  async function start(): Promise<BackendInfo> {
    try {
      const info = await client.run('start', { backend: choice, baseUrl });
      set({ backend: info, backendFailure: null });
      return info;
    } catch (error) {
      starting = null;
      set({ backendFailure: messageOf(error) });
      throw error;
    }
  }

  function optionsOf(kind: TaskKind, signal: AbortSignal): RunOptions {
    return {
      signal,
      onProgress: (stage, fraction) => {
        set({ task: { kind, stage, fraction } });
      },
      onUpdate: (update: JobUpdate) => {
        get().receiveUpdate(update);
      },
    };
  }

  async function perform(kind: TaskKind, work: Work, onFailure: (error: unknown) => void): Promise<void> {
    controller = new AbortController();
    set({ task: { kind, stage: FIRST_STAGE[kind], fraction: 0 } });
    try {
      await get().installAll();
      await work(optionsOf(kind, controller.signal));
    } catch (error) {
      onFailure(error);
    } finally {
      controller = null;
      set({ task: null });
    }
  }

  return {
    task: null,
    waiting: 0,
    outcome: null,
    backend: null,
    backendFailure: null,
    followsRun: true,
    startBackend: () => (starting ??= start()),
    cancel: () => controller?.abort(),
    installAll: async () => {
      await get().installProfiles();
      await get().installModels();
    },
    workerLost: (why, cause = 'worker') => {
      starting = null;
      const leavesGpu = cause === 'gpu' && choice === 'auto';
      if (leavesGpu) choice = 'wasm';
      set({ backend: null, workerHoldsRun: false, workerHoldsAnalysis: false });
      get().forgetInstalled();
      get().forgetProfiles();
      get().loseTraining();
      const instead = leavesGpu ? ` ${labels.store.worker.webAssembly}` : '';
      get().notify('warning', `${why}.${instead} ${labels.store.worker.lost}`);
    },
    enqueue: (kind, work, onFailure) => {
      // With nothing before it a task starts at once, so that the page never shows an idle moment in between.
      const turn = atWork === 0 ? perform(kind, work, onFailure) : tail.then(() => perform(kind, work, onFailure));
      atWork++;
      set({ waiting: atWork - 1 });
      tail = turn.then(() => {
        atWork--;
        set({ waiting: Math.max(0, atWork - 1) });
      });
      return tail;
    },
  };
};

/** The outcome of a failed task. */
export function outcomeOf(error: unknown): Outcome {
  return isCancelled(error) ? { kind: 'cancelled' } : { kind: 'failed', message: messageOf(error) };
}
