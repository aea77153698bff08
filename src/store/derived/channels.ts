import type { Analysis, AnalysisSettings } from '../../assess/results';
import type { DatasetSummary } from '../../worker/protocol';
import { labels } from '../../labels/labels';

/** A detector as the page lists it. */
export interface ChannelRow {
  readonly detector: number;
  /** As `detectorLabel` gives it. */
  readonly label: string;
  readonly events: number;
  readonly takesPart: boolean;
  /** Why it is out (or what the screening had against it); null where there is nothing. */
  readonly reason: string | null;
  readonly isByHand: boolean;
}

/** Every detector with its status: the screening's, or the user's where set by hand. */
export function channelRows(
  summary: DatasetSummary,
  analysis: Analysis | null,
  overrides: AnalysisSettings['channelOverrides'],
): readonly ChannelRow[] {
  const judged = new Map((analysis?.channels ?? summary.channels).map((channel) => [channel.detector, channel]));
  return summary.detectors.map((key, detector) => {
    const label = labelOf(key);
    const byHand = overrides[label];
    const status = byHand ?? judged.get(detector)?.status ?? 'ok';
    const reason = judged.get(detector)?.reason ?? null;
    return {
      detector,
      label,
      events: eventsOf(summary, detector),
      takesPart: status === 'ok',
      reason: byHand === 'excluded' ? labels.store.channels.byHand : reason,
      isByHand: byHand !== undefined,
    };
  });
}

/** The same text as `detectorLabel` of the core: `17`, or `2:17` with a bus. */
export function labelOf({ bus, sdd }: DatasetSummary['detectors'][number]): string {
  return bus === null ? String(sdd) : `${String(bus)}:${String(sdd)}`;
}

function eventsOf({ eventsPerBatch, batches }: DatasetSummary, detector: number): number {
  let events = 0;
  for (let batch = 0; batch < batches.length; batch++) events += eventsPerBatch[detector * batches.length + batch] ?? 0;
  return events;
}
