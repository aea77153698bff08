import type { Analysis, CuKaRow } from '../assess/results';
import type { JobUpdate, OptimisationUpdate } from '../worker/protocol';
import { messageOf } from './failures';
import { outcomeOf } from './taskSlice';
import type { SliceOf } from './workbench';

export interface AnalysisSlice {
  readonly analysis: Analysis | null;
  /** False once the worker was lost or another run was read: `optimise` then has nothing to start from. */
  readonly workerHoldsAnalysis: boolean;
  /** The optimisation at work; null where none is. */
  readonly live: OptimisationUpdate | null;
  /** In-sample rows of the run at work, before the cross-validation is through. */
  readonly liveRows: readonly CuKaRow[];
  readonly receiveUpdate: (update: JobUpdate) => void;
  /** Every step; reads the run again first where batch length or profile have changed. */
  readonly runAnalysis: () => Promise<void>;
  /** The optimisation alone, from the reference calibration of the last analysis. */
  readonly runOptimisation: () => Promise<void>;
  /** Text of `halfmax-results.json`; rejects where the worker cannot make it. */
  readonly exportResults: () => Promise<string>;
  /** Text of `halfmax-constants.csv`; rejects likewise. */
  readonly exportConstants: () => Promise<string>;
}

export const createAnalysisSlice: SliceOf<AnalysisSlice> = (set, get, { client, version, commit }) => {
  function conclude(analysis: Analysis): void {
    set({ analysis, workerHoldsAnalysis: true, outcome: { kind: 'complete' }, live: null, liveRows: [] });
  }

  function giveUp(error: unknown): void {
    const outcome = outcomeOf(error);
    set({ outcome, live: null, liveRows: [] });
    if (outcome.kind === 'failed') get().notify('error', messageOf(error));
  }

  return {
    analysis: null,
    workerHoldsAnalysis: false,
    live: null,
    liveRows: [],
    receiveUpdate: (update) => {
      if (update.kind === 'optimisation') set({ live: update.update });
      else set({ liveRows: update.cuKa });
    },
    runAnalysis: () => {
      set({ outcome: null, followsRun: true });
      return get().enqueue(
        'analyse',
        async (options) => {
          await get().startBackend();
          await get().ensureRun(options);
          conclude(await client.run('analyse', get().settings, options));
          if (get().followsRun) set({ step: 'results' });
        },
        giveUp,
      );
    },
    runOptimisation: () => {
      set({ outcome: null, step: 'optimise' });
      return get().enqueue(
        'optimise',
        async (options) => {
          await get().startBackend();
          const { analysis, settings } = get();
          if (analysis === null) return;
          const renewed = await client.run('optimise', settings, options);
          conclude({ ...analysis, ...renewed });
        },
        giveUp,
      );
    },
    exportResults: async () => {
      await get().ensureRun({});
      return client.run('exportResults', { settings: get().settings, version, commit });
    },
    exportConstants: async () => {
      await get().ensureRun({});
      return client.run('exportConstants', {});
    },
  };
};
