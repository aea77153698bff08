import { countsIn, type Histograms } from '../../src/dataset/histograms';
import type { ReadSummary } from '../../src/ingest/format';

/** How files are read in tests of readers. */
export const OPTIONS = { batchLengthDays: 2, overflowAdc: null };

/** Why a reading does not hold together, null where it does: every event is in a bin or overflow, every number a number. */
export function inconsistent(
  { events, facts }: Pick<ReadSummary, 'events' | 'facts'>,
  { counts, overflow, stated, batches, detectors }: Histograms,
): string | null {
  const filled = countsIn(counts) + countsIn(overflow);
  if (filled !== events) return `${String(filled)} events in bins, ${String(events)} said by the reader`;
  const odd = numbersIn([facts, stated, batches, detectors]).find((value) => !Number.isFinite(value));
  return odd === undefined ? null : `a number is ${String(odd)}`;
}

/** Every number in a value, however deep. */
function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}
