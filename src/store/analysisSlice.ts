import type { ConstantsForm } from '../assess/constants/forms';
import type { Analysis } from '../assess/results';
import type { RunOptions } from '../worker/client';
import type { JobUpdate, OptimisationUpdate } from '../worker/protocol';
import { labels } from '../labels/labels';
import { NOTHING_LOOKED_AT } from './descentSlice';
import { NOTHING_INSPECTED } from './inspectionSlice';
import { lengthText } from './derived/tradeOff';
import { NOTHING_WATCHED } from './watchSlice';
import { outcomeOf } from './taskSlice';
import { networkOf, type Step } from './steps';
import type { SliceOf } from './workbench';

export interface AnalysisSlice {
  readonly analysis: Analysis | null;
  /** Key of the user's network that the analysis found its peaks with (`networkOf`); null without one. */
  readonly network: string | null;
  /** False once the worker was lost or another run was read: `optimise` then has nothing to start from. */
  readonly workerHoldsAnalysis: boolean;
  /** The optimisation at work; null where none is. */
  readonly live: OptimisationUpdate | null;
  readonly receiveUpdate: (update: JobUpdate) => void;
  /** Every step; reads the run again first where batch length or profile have changed. */
  readonly runAnalysis: () => Promise<void>;
  /** The optimisation alone, from the reference calibration of the last analysis. */
  readonly runOptimisation: () => Promise<void>;
  /** Text of `halfmax-results.json`; rejects where the worker cannot make it. */
  readonly exportResults: () => Promise<string>;
  /** Text of the constants in one of their forms; rejects likewise. */
  readonly exportConstants: (form: ConstantsForm) => Promise<string>;
}

export const createAnalysisSlice: SliceOf<AnalysisSlice> = (set, get, { client, version, commit }) => {
  /** Shows the figures, then the view that they belong to, then that it is done: each by itself, to keep frames short. */
  async function conclude(analysis: Analysis, step: Step, network = get().network): Promise<void> {
    set({ ...NOTHING_LOOKED_AT, analysis, network, workerHoldsAnalysis: true, live: null });
    leaveSetAside(analysis);
    await nextTask();
    if (get().followsRun) set({ step });
    await nextTask();
    set({ outcome: { kind: 'complete' } });
  }

  /** A detector that the analysis has newly set aside has no fits or constants to look at: shows the first that has. */
  function leaveSetAside({ channels }: Analysis): void {
    const { selection, summary, select } = get();
    const isOut = (all: Analysis['channels']) => all[selection.detector]?.status === 'excluded';
    const usable = channels.find((channel) => channel.status === 'ok');
    if (usable === undefined || !isOut(channels) || isOut(summary?.channels ?? [])) return;
    select({ detector: usable.detector });
  }

  /** Settings may be edited while a run is read: the analysis is of what was read, with what it was read with. */
  function analyse(options: RunOptions): Promise<Analysis> {
    const { settings, readWith } = get();
    return client.run('analyse', { ...settings, ...readWith }, options);
  }

  /** Takes the shorter batches that the drift asks for, unless the user has chosen a length; whether it did. */
  function shortenBatches({ drift, settings: { batchLengthDays } }: Analysis): boolean {
    const shorter = drift?.shorterBatchDays ?? null;
    if (drift === null || shorter === null || get().isBatchLengthChosen) return false;
    get().changeSettings({ batchLengthDays: shorter });
    get().notify(
      'warning',
      labels.store.data.shortened(drift.evPerRootDay.toFixed(0), lengthText(batchLengthDays), lengthText(shorter)),
    );
    return true;
  }

  function giveUp(error: unknown): void {
    const outcome = outcomeOf(error);
    set({ outcome, live: null });
    // A backend that does not work is told of already.
    if (outcome.kind === 'failed' && outcome.message !== get().backendFailure) get().notify('error', outcome.message);
  }

  return {
    analysis: null,
    network: null,
    workerHoldsAnalysis: false,
    live: null,
    receiveUpdate: ({ kind, update }) => {
      if (kind === 'training') get().receiveTraining(update);
      else if (kind === 'tradeOff') set({ tradeOff: update });
      else set({ live: update, ...(get().followsRun ? { step: 'optimise' as const } : {}) });
    },
    runAnalysis: () => {
      get().leaveIteration();
      set({ outcome: null, followsRun: true });
      return get().enqueue(
        'analyse',
        async (options) => {
          await get().startBackend();
          await get().ensureRun(options);
          let analysis = await analyse(options);
          // Networks change between tasks alone: this is the one that the peaks were found with.
          const network = networkOf(analysis.settings, get().models);
          if (shortenBatches(analysis)) {
            await get().ensureRun(options);
            analysis = await analyse(options);
          }
          set({ ...NOTHING_INSPECTED, ...NOTHING_WATCHED, budget: null, closure: null });
          await get().watchWithin(options);
          await conclude(analysis, 'results', network);
        },
        giveUp,
      );
    },
    runOptimisation: () => {
      get().leaveIteration();
      set({ outcome: null, step: 'optimise', followsRun: true });
      return get().enqueue(
        'optimise',
        async (options) => {
          await get().startBackend();
          const { analysis, settings } = get();
          if (analysis === null) return;
          const renewed = await client.run('optimise', settings, options);
          await conclude({ ...analysis, ...renewed }, 'optimise');
        },
        giveUp,
      );
    },
    exportResults: async () => {
      await get().holdRun();
      return client.run('exportResults', { settings: get().settings, version, commit });
    },
    exportConstants: async (form) => {
      await get().holdRun();
      return client.run('exportConstants', { form });
    },
  };
};

function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
