import type { Jobs, TrainingUpdate } from '../worker/protocol';
import type { RunOptions } from '../worker/client';
import { labels } from '../labels/labels';
import { isCancelled, messageOf } from './failures';
import type { KeptModel } from './modelStore';
import { createPace, type Pace } from './pace';
import type { SliceOf } from './workbench';

/** What is to be trained. */
export type TrainingRequest = Omit<Jobs['train']['input'], 'resume'>;

/** A training from its start until the next one. */
export interface Training extends TrainingUpdate {
  readonly request: TrainingRequest;
  /** `pausing` until the worker has stopped. */
  readonly state: 'training' | 'pausing' | 'paused' | 'done' | 'failed';
  /** Whether the worker has come to its steps: before that it loads, does not listen, and would be taken for dead. */
  readonly hasBegun: boolean;
  /** Measured while it trains; null before the first measurement. */
  readonly spectraPerSecond: number | null;
  readonly secondsLeft: number | null;
  /** Why it failed, in words. */
  readonly problem: string | null;
  /** What came of it. */
  readonly result: KeptModel | null;
}

export interface TrainingSlice {
  /** Null before the first training and after a cancelled one. */
  readonly training: Training | null;
  /** Spectra per second of the last training: how long the next one will take. */
  readonly trainingPace: number | null;
  readonly trainModel: (request: TrainingRequest) => Promise<void>;
  /** The worker stops and keeps the training as it was after its last whole epoch. */
  readonly pauseTraining: () => void;
  readonly resumeTraining: () => Promise<void>;
  /** Stops and forgets the training, paused or not. */
  readonly cancelTraining: () => Promise<void>;
  readonly receiveTraining: (update: TrainingUpdate) => void;
  /** A training is lost with its worker. */
  readonly loseTraining: () => void;
}

export const createTrainingSlice: SliceOf<TrainingSlice> = (set, get, { client }) => {
  let isToBeForgotten = false;

  function change(patch: Partial<Training>): void {
    const { training } = get();
    if (training !== null) set({ training: { ...training, ...patch } });
  }

  /** Passes progress on and measures how fast it goes. */
  function watched(options: RunOptions, pace: Pace): RunOptions {
    return {
      ...options,
      onProgress: (stage, fraction) => {
        options.onProgress?.(stage, fraction);
        // A stopping worker's progress measures nothing.
        if (options.signal?.aborted === true) return;
        change({ hasBegun: true });
        const measured = pace(fraction);
        if (measured === null) return;
        change(measured);
        set({ trainingPace: measured.spectraPerSecond });
      },
    };
  }

  function run(request: TrainingRequest, resume: boolean): Promise<void> {
    isToBeForgotten = false;
    return get().enqueue(
      'train',
      async (options) => {
        await get().startBackend();
        const model = await client.run('train', { ...request, resume }, watched(options, createPace(request.plan)));
        change({ state: 'done', secondsLeft: 0, result: await get().keepModel(model) });
      },
      stopped,
    );
  }

  function stopped(error: unknown): void {
    // Already told of by `loseTraining`.
    if (get().training?.state === 'failed') return;
    if (!isCancelled(error)) change({ state: 'failed', problem: messageOf(error) });
    else if (isToBeForgotten) set({ training: null });
    else change({ state: 'paused' });
  }

  const isAtWork = () => get().training?.state === 'training' || get().training?.state === 'pausing';

  return {
    training: null,
    trainingPace: null,
    trainModel: async (request) => {
      if (isAtWork()) return;
      const fresh = { hasBegun: false, spectraPerSecond: null, secondsLeft: null, problem: null, result: null };
      set({ training: { request, state: 'training', epoch: 0, losses: [], ...fresh } });
      await run(request, false);
    },
    pauseTraining: () => {
      const { training, task } = get();
      if (training?.state !== 'training' || !training.hasBegun || task?.kind !== 'train') return;
      change({ state: 'pausing' });
      get().cancel();
    },
    resumeTraining: async () => {
      const { training } = get();
      if (training?.state !== 'paused') return;
      change({ state: 'training', hasBegun: false, secondsLeft: null });
      await run(training.request, true);
    },
    cancelTraining: async () => {
      isToBeForgotten = true;
      if (isAtWork()) {
        change({ state: 'pausing' });
        get().cancel();
      } else {
        set({ training: null });
      }
      // The worker takes its jobs as they come: it forgets whatever the stopping job leaves behind.
      await get().enqueue(
        'read',
        async () => {
          await client.run('forgetTraining', {});
        },
        () => undefined,
      );
    },
    receiveTraining: ({ epoch, losses }) => {
      change({ epoch, losses });
    },
    loseTraining: () => {
      if (!isAtWork() && get().training?.state !== 'paused') return;
      if (isToBeForgotten) {
        set({ training: null });
        return;
      }
      change({ state: 'failed', problem: labels.store.worker.lostTraining });
    },
  };
};
