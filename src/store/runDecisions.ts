import type { AnalysisSettings } from '../assess/results';
import type { BatchSplit } from '../dataset/batchSplit';
import type { ExcludedStretch } from '../dataset/selection';
import type { MonitorReport } from '../monitor/report';
import type { DatasetSummary } from '../worker/protocol';
import { matching, splitsBy, stretchOf } from './derived/flags';
import type { SelectionRule } from './watchSlice';

type Stretches = readonly ExcludedStretch[];
type Splits = readonly BatchSplit[];

/** What was decided of the spectra of a run: what is left out, and where batches are split. */
export interface RunDecisions {
  readonly excluded: Stretches;
  readonly splits: Splits;
}

/** Nothing left out, nothing split. */
export const NOTHING_DECIDED: RunDecisions = { excluded: [], splits: [] };

/** What settings hold of them. */
export function runDecisionsIn({ excludedStretches = [], batchSplits = [] }: AnalysisSettings): RunDecisions {
  return { excluded: excludedStretches, splits: batchSplits };
}

/** What is known, and what a rule adds to it. */
export function decidedBy(
  rule: SelectionRule,
  report: MonitorReport,
  summary: DatasetSummary,
  known: RunDecisions,
): RunDecisions {
  const stretches = matching(report.anomalies, rule).map((flag) => stretchOf(summary, flag));
  return {
    excluded: merged(known.excluded, stretches),
    splits: mergedSplits(known.splits, splitsBy(report, summary, rule)),
  };
}

/** Settings without a field where it would be empty, so that undoing everything gives the settings of before. */
export function withRunDecisions(settings: AnalysisSettings, { excluded, splits }: RunDecisions): AnalysisSettings {
  const rest: { -readonly [Key in keyof AnalysisSettings]: AnalysisSettings[Key] } = { ...settings };
  if (excluded.length === 0) delete rest.excludedStretches;
  else rest.excludedStretches = excluded;
  if (splits.length === 0) delete rest.batchSplits;
  else rest.batchSplits = splits;
  return rest;
}

/** Both lists, each batch of a detector once, in order of detector and time. */
export function merged(known: Stretches, added: Stretches): Stretches {
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

/** Two places of a detector that are closer are one step. */
const ONE_STEP_S = 43_200;

/** Both lists, each step of a detector once, in order of detector and time. */
function mergedSplits(known: Splits, added: Splits): Splits {
  const fresh = added.filter(
    ({ detector, atS }) =>
      !known.some((other) => other.detector === detector && Math.abs(other.atS - atS) < ONE_STEP_S),
  );
  return [...known, ...fresh].toSorted((a, b) =>
    a.detector === b.detector ? a.atS - b.atS : a.detector.localeCompare(b.detector, 'en', { numeric: true }),
  );
}
