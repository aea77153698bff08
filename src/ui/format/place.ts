import { labels } from '../../labels/labels';
import { labelOf } from '../../store/derived/channels';
import type { Selection } from '../../store/viewSlice';
import type { DatasetSummary } from '../../worker/protocol';

const TEXTS = labels.format.place;

/** `SDD 17, batch 3` or `SDD 17, whole run`; batches count from 1 on the page. */
export function placeName({ detectors }: DatasetSummary, { detector, batch }: Selection): string {
  const key = detectors[detector];
  const name = key === undefined ? TEXTS.noSdd : TEXTS.sdd(labelOf(key));
  return TEXTS.of(name, batch === null ? TEXTS.wholeRun : TEXTS.batch(String(batch + 1)));
}
