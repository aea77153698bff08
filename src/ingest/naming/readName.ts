import { unixSecondsOf } from './calendar';
import { matchTokens } from './matchTokens';
import type { NumberName, Token } from './pattern';

/** What a name says; null for what the pattern does not read. */
export interface NameFacts {
  readonly bus: number | null;
  readonly sdd: number | null;
  /** Number that orders batches without time. */
  readonly batch: number | null;
  /** Start of the measurement, Unix seconds. */
  readonly startS: number | null;
}

/** What a name says, or why it says nothing, in words. */
export type NameReading =
  { readonly facts: NameFacts; readonly problem: null } | { readonly facts: null; readonly problem: string };

const MOST_DETECTOR = 65535;
/** What file systems allow; members of archives may have more. */
const MOST_CHARACTERS = 255;

/** The name of a file without folders, and without `.gz`. */
export function baseName(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1).replace(/\.gz$/i, '');
}

/**
 * Reads a file's name by the tokens of a pattern. Dates and times of day count as `utcOffsetHours` ahead of UTC; a time of
 * day that is not given is midnight. A number that cannot be (SDD 70000, 31 April) is a problem.
 */
export function readName(tokens: readonly Token[], file: string, utcOffsetHours: number): NameReading {
  const name = baseName(file);
  if (name.length > MOST_CHARACTERS) return { facts: null, problem: 'the name has more than 255 characters' };
  const match = matchTokens(tokens, name);
  if (match.problem !== null) return { facts: null, problem: match.problem };
  const number = (name: NumberName) => {
    const digits = match.digits.get(name);
    return digits === undefined ? null : Number(digits);
  };
  const [bus, sdd] = [number('bus'), number('sdd')];
  for (const [value, what] of [[bus, 'bus'] as const, [sdd, 'SDD'] as const]) {
    if (value !== null && value > MOST_DETECTOR) {
      return { facts: null, problem: `its ${what} is ${String(value)}, and ${String(MOST_DETECTOR)} is the most` };
    }
  }
  const startS = startIn(number, utcOffsetHours);
  if (Number.isNaN(startS)) return { facts: null, problem: 'its date or time of day is none of the calendar' };
  return { facts: { bus, sdd, batch: number('batch'), startS }, problem: null };
}

/** Unix seconds; null where the pattern reads no start, NaN where there is no such time. */
function startIn(number: (name: NumberName) => number | null, utcOffsetHours: number): number | null {
  const unix = number('unix');
  if (unix !== null) return unix;
  const [short, month, day] = [number('year2'), number('month'), number('day')];
  const year = number('year') ?? (short === null ? null : 2000 + short);
  if (year === null || month === null || day === null) return null;
  const [hours, minutes, seconds] = [number('hours') ?? 0, number('minutes') ?? 0, number('seconds') ?? 0];
  return unixSecondsOf({ year, month, day, hours, minutes, seconds }, utcOffsetHours) ?? NaN;
}
