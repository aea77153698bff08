import type { Naming, TimeSource } from '../../dataset/naming';
import type { SpectrumFacts } from '../../dataset/run';
import { headerStartS } from './headerStart';
import type { NameFacts } from './readName';
import type { Stretch } from './sharedBatches';

/** When something was measured, and who says so; `problem` in words where a start is given and yet no time. */
export interface FoundTime {
  readonly time: Stretch | null;
  readonly timeFrom: TimeSource;
  /** Number that orders batches without time. */
  readonly ordinal: number;
  readonly problem: string | null;
}

/**
 * The time: a batch number of the name, without time; else start by the name, else (where `usesHeader`) by the file, and as
 * long as the file's real time, else `lengthHours`. Without both it has none.
 */
export function timeOf(
  facts: SpectrumFacts,
  { usesHeader, utcOffsetHours, lengthHours }: Naming,
  name: NameFacts | null,
): FoundTime {
  const none = { time: null, timeFrom: 'none', ordinal: 0, problem: null } as const;
  if (name?.batch != null) return { ...none, timeFrom: 'name', ordinal: name.batch };
  const ofName = name?.startS ?? null;
  const written = usesHeader && ofName === null ? facts.start : undefined;
  const start = ofName ?? (written === undefined ? null : headerStartS(written, utcOffsetHours));
  if (start === null) {
    return { ...none, problem: written === undefined ? null : `its start “${written}” is no date with a time of day` };
  }
  const lengthS = (usesHeader ? facts.realS : undefined) ?? (lengthHours === null ? null : 3600 * lengthHours);
  if (lengthS === null) return { ...none, problem: 'it has a start, but its length is not known: it has no time' };
  const timeFrom = ofName === null ? 'file' : 'name';
  return { time: { start, stop: start + lengthS }, timeFrom, ordinal: 0, problem: null };
}
