import type { Anomaly } from '../../dataset/anomaly';
import type { ExcludedStretch } from '../../dataset/selection';
import type { DatasetSummary } from '../../worker/protocol';
import type { ExclusionRule } from '../watchSlice';
import { labelOf } from './channels';

/** Flags of single batches that a rule would leave out. */
export function matching(anomalies: readonly Anomaly[], { kinds, leastScore }: ExclusionRule): readonly Anomaly[] {
  return anomalies.filter(({ batch, kind, score }) => batch !== null && kinds.includes(kind) && score >= leastScore);
}

/** The batch of a flag as a stretch to leave out, with the flag's reason. */
export function stretchOf({ detectors, batches }: DatasetSummary, flag: Anomaly): ExcludedStretch {
  const batch = flag.batch ?? 0;
  const key = detectors[flag.detector];
  const { start, stop } = batches[batch] ?? { start: null, stop: null };
  return { detector: key === undefined ? '' : labelOf(key), start, stop, batch, reason: flag.reason };
}

/** Flags in the order of a list: by detector, the whole run first, then by time. */
export function inListOrder(anomalies: readonly Anomaly[]): readonly Anomaly[] {
  return anomalies.toSorted(
    (a, b) => a.detector - b.detector || (a.batch ?? -1) - (b.batch ?? -1) || b.score - a.score,
  );
}
