import type { AnalysisSettings } from '../assess/results';
import type { SelectionEffect } from '../assess/selectionEffect';
import type { Anomaly, AnomalyKind } from '../dataset/anomaly';
import type { ExcludedStretch } from '../dataset/selection';
import type { AnomalyEvidence } from '../monitor/evidenceOf';
import type { MonitorReport, Watched } from '../monitor/report';
import type { SlowControl } from '../monitor/slowControl/correlate';
import type { RunOptions } from '../worker/client';
import { matching, stretchOf } from './derived/flags';
import { isCancelled, messageOf } from './failures';
import type { SliceOf } from './workbench';

type Stretches = readonly ExcludedStretch[];

/** Which flagged batches a user wants to leave out. */
export interface ExclusionRule {
  readonly kinds: readonly AnomalyKind[];
  /** Flags of a lower score stay. */
  readonly leastScore: number;
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
  readonly rule: ExclusionRule;
  /** What the rule would do to the copper line; null until it was asked for. */
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
  readonly setRule: (rule: Partial<ExclusionRule>) => void;
  /** Shows what the rule would do, before it is applied. */
  readonly previewRule: () => Promise<void>;
  /** Leaves out what the rule says, from the next analysis on. */
  readonly applyRule: () => void;
  /** Leaves out the batch of a flag. */
  readonly excludeFlag: (flag: Anomaly) => void;
  /** Takes a stretch in again. */
  readonly includeStretch: (stretch: ExcludedStretch) => void;
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
const DEFAULT_RULE: ExclusionRule = {
  kinds: ['starved', 'dead', 'noise-spike', 'broad', 'pile-up', 'burst'],
  leastScore: 6,
};
const DEFAULT_FALSE_ALARM_RATE = 0.02;

export const createWatchSlice: SliceOf<WatchSlice> = (set, get, { client }) => {
  async function score(options: RunOptions): Promise<void> {
    const { falseAlarmRate, settings } = get();
    set({ report: await client.run('monitor', { profile: settings.profile, falseAlarmRate }, options) });
  }

  function decide(next: Stretches): void {
    set({ settings: withStretches(get().settings, next), effect: null });
  }

  /** Those left out already, and what the rule adds to them. */
  function byRule(): Stretches {
    const { report, rule, summary, settings } = get();
    const known = settings.excludedStretches ?? [];
    if (report === null || summary === null) return known;
    return merged(
      known,
      matching(report.anomalies, rule).map((flag) => stretchOf(summary, flag)),
    );
  }

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
        get().notify('warning', `The array could not be watched: ${messageOf(error)}`);
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
        if (get().flag === flag && !isCancelled(error)) get().notify('error', messageOf(error));
      }
    },
    setRule: (rule) => {
      set({ rule: { ...get().rule, ...rule }, effect: null });
    },
    previewRule: async () => {
      try {
        const excluded = byRule();
        const effect = await client.run('previewSelection', { excluded, detectors: [] });
        set({ effect });
      } catch (error) {
        get().notify('error', messageOf(error));
      }
    },
    applyRule: () => {
      const next = byRule();
      if (next.length > (get().settings.excludedStretches ?? []).length) decide(next);
    },
    excludeFlag: (flag) => {
      const { summary, settings } = get();
      if (summary !== null && flag.batch !== null) {
        decide(merged(settings.excludedStretches ?? [], [stretchOf(summary, flag)]));
      }
    },
    includeStretch: (stretch) => {
      decide((get().settings.excludedStretches ?? []).filter((other) => other !== stretch));
    },
  };
};

/** Settings without the field where nothing is left out, so that undoing everything gives the settings of before. */
export function withStretches(settings: AnalysisSettings, stretches: Stretches): AnalysisSettings {
  const rest: { -readonly [Key in keyof AnalysisSettings]: AnalysisSettings[Key] } = { ...settings };
  if (stretches.length === 0) delete rest.excludedStretches;
  else rest.excludedStretches = stretches;
  return rest;
}

/** Both lists, each batch of a detector once, in order of detector and time. */
function merged(known: Stretches, added: Stretches): Stretches {
  const fresh = added.filter(
    (stretch, i) =>
      !known.some((other) => isSame(other, stretch)) && added.findIndex((other) => isSame(other, stretch)) === i,
  );
  return [...known, ...fresh].toSorted((a, b) =>
    a.detector === b.detector ? a.batch - b.batch : a.detector.localeCompare(b.detector, 'en', { numeric: true }),
  );
}

function isSame(a: ExcludedStretch, b: ExcludedStretch): boolean {
  return a.detector === b.detector && a.batch === b.batch && a.start === b.start && a.stop === b.stop;
}
