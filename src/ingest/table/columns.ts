import { FormatError } from '../../dataset/errors';
import type { TableHeader } from './header';

/**
 * Where the columns called `keys` stand in the header, -1 for one that is missing. Throws a FormatError where a name
 * stands twice.
 */
export function columnsOf<const Key extends string>(
  file: string,
  header: TableHeader,
  keys: readonly Key[],
): Record<Key, number> {
  const places = keys.map((key) => {
    const first = header.keys.indexOf(key);
    const second = header.keys.indexOf(key, first + 1);
    if (first >= 0 && second >= 0) {
      const problem = `the header has two columns called "${key}": rename or remove one`;
      throw new FormatError(file, { line: header.line, column: second + 1 }, problem);
    }
    return [key, first] as const;
  });
  return Object.fromEntries(places) as Record<Key, number>;
}

/** A warning that names the columns which are not read, or none where every column is. */
export function warnOfIgnored(file: string, header: TableHeader, wanted: readonly boolean[]): string[] {
  const ignored = header.names.filter((name, column) => wanted[column] !== true && name !== '');
  return ignored.length > 0 ? [`${file}: columns not read: ${ignored.join(', ')}.`] : [];
}

/**
 * An error for a cell that is no whole number in its range. `value` is NaN for an empty cell; `column` counts from 0.
 */
export function notAnInteger(
  file: string,
  place: { readonly line: number; readonly column: number },
  what: string,
  value: number,
  largest: number,
): FormatError {
  const found = Number.isNaN(value) ? 'is missing' : `is ${String(value)}`;
  const problem = `${what} ${found}; it must be a whole number from 0 to ${String(largest)}`;
  return new FormatError(file, { line: place.line, column: place.column + 1 }, problem);
}

/** Whether a number can be a time in Unix seconds: after the year 5138 or before 1970 it is another unit or origin. */
export function isUnixTime(timeS: number): boolean {
  return timeS >= 0 && timeS < 1e11;
}

/** An error for a cell that is no time in Unix seconds; NaN for an empty cell, `column` counts from 0. */
export function notATime(
  file: string,
  place: { readonly line: number; readonly column: number },
  what: string,
  timeS: number,
): FormatError {
  const found = Number.isNaN(timeS) ? 'is missing' : `is ${String(timeS)}`;
  const unit = timeS >= 1e11 ? ' (milliseconds or a smaller unit?)' : '';
  const problem = `${what} ${found}${unit}; it must be in Unix seconds, 0 or later`;
  return new FormatError(file, { line: place.line, column: place.column + 1 }, problem);
}
