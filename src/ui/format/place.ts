import { labelOf } from '../../store/derived/channels';
import type { Selection } from '../../store/viewSlice';
import type { DatasetSummary } from '../../worker/protocol';

/** `SDD 17, batch 3` or `SDD 17, whole run`; batches count from 1 on the page. */
export function placeName({ detectors }: DatasetSummary, { detector, batch }: Selection): string {
  const key = detectors[detector];
  const name = key === undefined ? 'No SDD' : `SDD ${labelOf(key)}`;
  return `${name}, ${batch === null ? 'whole run' : `batch ${String(batch + 1)}`}`;
}
