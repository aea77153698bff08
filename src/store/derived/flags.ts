import type { Anomaly } from '../../dataset/anomaly';
import type { BatchSplit } from '../../dataset/batchSplit';
import type { ExcludedStretch } from '../../dataset/selection';
import type { MonitorReport } from '../../monitor/report';
import type { DatasetSummary } from '../../worker/protocol';
import type { SelectionRule } from '../watchSlice';
import { labelOf } from './channels';

/** Flags of single batches that a rule would leave out. */
export function matching(
  anomalies: readonly Anomaly[],
  { kinds, leastScore }: Pick<SelectionRule, 'kinds' | 'leastScore'>,
): readonly Anomaly[] {
  return anomalies.filter(({ batch, kind, score }) => batch !== null && kinds.includes(kind) && score >= leastScore);
}

/** The batch of a flag as a stretch to leave out, with the flag's reason. */
export function stretchOf({ detectors, batches }: DatasetSummary, flag: Anomaly): ExcludedStretch {
  const batch = flag.batch ?? 0;
  const key = detectors[flag.detector];
  const { start, stop } = batches[batch] ?? { start: null, stop: null };
  return { detector: key === undefined ? '' : labelOf(key), start, stop, batch, reason: flag.reason };
}

/** Where a rule would split batches: at the steps of gain or baseline that are as clear, each with its flag's reason. */
export function splitsBy(
  { steps, anomalies }: Pick<MonitorReport, 'steps' | 'anomalies'>,
  { detectors }: Pick<DatasetSummary, 'detectors'>,
  { splitsAtSteps, leastStepScore }: Pick<SelectionRule, 'splitsAtSteps' | 'leastStepScore'>,
): readonly BatchSplit[] {
  if (!splitsAtSteps) return [];
  return steps.flatMap(({ kind, detector, batch, start, stop, score }) => {
    const key = detectors[detector];
    const flag = anomalies.find((own) => own.kind === kind && own.detector === detector && own.batch === batch);
    if (key === undefined || flag === undefined || start === null || stop === null || score < leastStepScore) return [];
    return [{ detector: labelOf(key), atS: (start + stop) / 2, reason: flag.reason }];
  });
}

/** Flags in the order of a list: by detector, the whole run first, then by time. */
export function inListOrder(anomalies: readonly Anomaly[]): readonly Anomaly[] {
  return anomalies.toSorted(
    (a, b) => a.detector - b.detector || (a.batch ?? -1) - (b.batch ?? -1) || b.score - a.score,
  );
}
