import type { SelectionEffect } from '../assess/selectionEffect';
import type { Anomaly, AnomalyKind } from '../dataset/anomaly';
import type { BatchSplit } from '../dataset/batchSplit';
import type { ExcludedStretch } from '../dataset/selection';
import type { AnomalyEvidence } from '../monitor/evidenceOf';
import type { MonitorReport, Watched } from '../monitor/report';
import type { SlowControl } from '../monitor/slowControl/correlate';
import type { RunOptions } from '../worker/client';
import { labels } from '../labels/labels';
import { stretchOf } from './derived/flags';
import { isCancelled, messageOf } from './failures';
import { decidedBy, merged, runDecisionsIn, withRunDecisions, type RunDecisions } from './runDecisions';
import type { SliceOf } from './workbench';

/** What a user wants done where spectra are flagged. */
export interface SelectionRule {
  /** Batches flagged as these are left out. */
  readonly kinds: readonly AnomalyKind[];
  /** Flags of a lower score stay. */
  readonly leastScore: number;
  /** Whether batches are split where the energy scale stepped, in gain or in offset. */
  readonly splitsAtSteps: boolean;
  /** Steps of a lower score split nothing. */
  readonly leastStepScore: number;
}

export interface WatchSlice {
  /** What was seen of the array; null before. */
  readonly report: MonitorReport | null;
  /** Share of good spectra that may be flagged. */
  readonly falseAlarmRate: number;
  /** What the map of detectors against time shows. */
  readonly watched: Watched;
  /** The flag that is looked at; null for none. */
  readonly flag: Anomaly | null;
  /** What made it; null until the worker has sent it, or where there is nothing to draw. */
  readonly evidence: AnomalyEvidence | null;
  readonly rule: SelectionRule;
  /** What the rule would do to the copper line, if applied; null until it was asked for. */
  readonly effect: SelectionEffect | null;
  /** What was written down beside the run; empty before a file was chosen. */
  readonly slowControl: readonly SlowControl[];
  readonly addSlowControl: (file: File) => Promise<void>;
  /** Scores the run as a part of a longer task; a failure is told and stops nothing. */
  readonly watchWithin: (options: RunOptions) => Promise<void>;
  /** Scores the run by itself. */
  readonly watchArray: () => Promise<void>;
  /** Sets it, and judges anew what was scored. */
  readonly setFalseAlarmRate: (rate: number) => Promise<void>;
  readonly showWatched: (watched: Watched) => void;
  readonly lookAtFlag: (flag: Anomaly | null) => Promise<void>;
  readonly setRule: (rule: Partial<SelectionRule>) => void;
  /** Shows what the rule would do, before it is applied. */
  readonly previewRule: () => Promise<void>;
  /** Leaves out and splits what the rule says, from the next analysis on. */
  readonly applyRule: () => void;
  /** Leaves out the batch of a flag. */
  readonly excludeFlag: (flag: Anomaly) => void;
  /** Takes a stretch in again. */
  readonly includeStretch: (stretch: ExcludedStretch) => void;
  /** Takes a split back. */
  readonly removeSplit: (split: BatchSplit) => void;
}

/** Nothing scored: for another run or another analysis. */
export const NOTHING_WATCHED: Pick<WatchSlice, 'report' | 'flag' | 'evidence' | 'effect' | 'slowControl'> = {
  report: null,
  flag: null,
  evidence: null,
  effect: null,
  slowControl: [],
};

/** Kinds that spoil the copper line of a batch; a step or a shift is calibrated away, a comb is cleaned. */
const DEFAULT_RULE: SelectionRule = {
  kinds: ['starved', 'dead', 'noise-spike', 'broad', 'pile-up', 'burst'],
  leastScore: 6,
  splitsAtSteps: true,
  // One good spectrum in a thousand: a split for nothing costs little, a step that is missed costs more (docs/adr/013).
  leastStepScore: 3,
};
const DEFAULT_FALSE_ALARM_RATE = 0.02;

export const createWatchSlice: SliceOf<WatchSlice> = (set, get, { client }) => {
  async function score(options: RunOptions): Promise<void> {
    const { falseAlarmRate, settings } = get();
    set({ report: await client.run('monitor', { profile: settings.profile, falseAlarmRate }, options) });
  }

  function decide(next: Partial<RunDecisions>): void {
    const { settings } = get();
    set({ settings: withRunDecisions(settings, { ...runDecisionsIn(settings), ...next }), effect: null });
  }

  const byRule = () => {
    const { report, rule, summary, settings } = get();
    const known = runDecisionsIn(settings);
    return report === null || summary === null ? known : decidedBy(rule, report, summary, known);
  };

  return {
    ...NOTHING_WATCHED,
    falseAlarmRate: DEFAULT_FALSE_ALARM_RATE,
    watched: 'score',
    rule: DEFAULT_RULE,
    watchWithin: async (options) => {
      try {
        await score(options);
      } catch (error) {
        if (isCancelled(error)) throw error;
        get().notify('warning', labels.store.data.notWatched(messageOf(error)));
      }
    },
    watchArray: () =>
      get().enqueue(
        'watch',
        async (options) => {
          await get().startBackend();
          await get().ensureRun(options);
          await score(options);
        },
        (error) => {
          if (!isCancelled(error)) get().notify('error', messageOf(error));
        },
      ),
    addSlowControl: async (file) => {
      try {
        set({ slowControl: await client.run('slowControl', { file }) });
      } catch (error) {
        get().notify('error', messageOf(error));
      }
    },
    setFalseAlarmRate: async (falseAlarmRate) => {
      set({ falseAlarmRate });
      if (get().report !== null) await get().watchArray();
    },
    showWatched: (watched) => {
      set({ watched });
    },
    lookAtFlag: async (flag) => {
      set({ flag, evidence: null });
      if (flag === null) return;
      get().select({ detector: flag.detector, batch: flag.batch });
      try {
        const evidence = await client.run('explainAnomaly', { detector: flag.detector, batch: flag.batch });
        if (get().flag === flag) set({ evidence });
      } catch (error) {
        if (get().flag !== flag) return;
        set({ flag: null });
        if (!isCancelled(error)) get().notify('error', messageOf(error));
      }
    },
    setRule: (rule) => {
      set({ rule: { ...get().rule, ...rule }, effect: null });
    },
    previewRule: () => {
      const asked = byRule();
      const { rule, settings } = get();
      return get().enqueue(
        'preview',
        async (options) => {
          const effect = await client.run('previewSelection', { ...asked, detectors: [] }, options);
          // Of a rule or decisions that were changed meanwhile it says nothing.
          if (get().rule === rule && get().settings === settings) set({ effect });
        },
        (error) => {
          if (!isCancelled(error)) get().notify('error', messageOf(error));
        },
      );
    },
    applyRule: () => {
      const next = byRule();
      const known = runDecisionsIn(get().settings);
      if (next.excluded.length > known.excluded.length || next.splits.length > known.splits.length) decide(next);
    },
    excludeFlag: (flag) => {
      const { summary, settings } = get();
      if (summary !== null && flag.batch !== null) {
        decide({ excluded: merged(settings.excludedStretches ?? [], [stretchOf(summary, flag)]) });
      }
    },
    includeStretch: (stretch) => {
      decide({ excluded: (get().settings.excludedStretches ?? []).filter((other) => other !== stretch) });
    },
    removeSplit: (split) => {
      decide({ splits: (get().settings.batchSplits ?? []).filter((other) => other !== split) });
    },
  };
};
