import { FormatError } from '../../dataset/errors';

/** A quantity that was written down beside the run: temperature, pressure, beam current. */
export interface SlowColumn {
  readonly name: string;
  /** Unix seconds, ascending. */
  readonly timesS: readonly number[];
  readonly values: readonly number[];
}

/**
 * Reads a slow-control CSV: a header `time,temperature,pressure,...` and rows of numbers, separated by commas, semicolons or
 * tabs. `time` is in Unix seconds or ISO 8601 (UTC where it names no zone). Empty fields are left out.
 *
 * @throws FormatError that names the file, the line and what would be right.
 */
export function parseSlowControl(text: string, file: string): SlowColumn[] {
  const lines = text.split(/\r?\n/);
  const first = lines.findIndex((line) => line.trim() !== '' && !line.startsWith('#'));
  const header = lines[first]?.split(/[,;\t]/).map((name) => name.trim()) ?? [];
  const timeColumn = header.findIndex((name) => /^(time|date|timestamp|t)\b/i.test(name));
  if (timeColumn < 0 || header.length < 2) {
    throw new FormatError(file, { line: first + 1 }, 'a header with "time" and at least one more column is needed');
  }
  const rows: { readonly timeS: number; readonly fields: readonly string[] }[] = [];
  lines.slice(first + 1).forEach((line, i) => {
    if (line.trim() === '' || line.startsWith('#')) return;
    const fields = line.split(/[,;\t]/);
    const timeS = timeOf(fields[timeColumn]?.trim() ?? '');
    if (timeS === null) {
      throw new FormatError(
        file,
        { line: first + 2 + i },
        `"${fields[timeColumn] ?? ''}" is no time: Unix seconds or ISO 8601 are`,
      );
    }
    rows.push({ timeS, fields });
  });
  rows.sort((a, b) => a.timeS - b.timeS);
  return header.flatMap((name, column) => {
    if (column === timeColumn) return [];
    const filled = rows
      .map(({ timeS, fields }) => ({ timeS, value: numberOf(fields[column]) }))
      .filter((row): row is { timeS: number; value: number } => row.value !== null);
    if (filled.length === 0) return [];
    return [{ name, timesS: filled.map(({ timeS }) => timeS), values: filled.map(({ value }) => value) }];
  });
}

function numberOf(field: string | undefined): number | null {
  const text = field?.trim() ?? '';
  const value = Number(text);
  return text === '' || !Number.isFinite(value) ? null : value;
}

function timeOf(text: string): number | null {
  const seconds = numberOf(text);
  if (seconds !== null) return seconds;
  const isIso = /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?)?(Z|[+-]\d{2}:?\d{2})?$/.test(text);
  if (!isIso) return null;
  const hasZone = /(Z|[+-]\d{2}:?\d{2})$/.test(text.slice(10));
  const [day, clock = '00:00'] = text.replace('T', ' ').split(' ');
  const milliseconds = Date.parse(hasZone ? `${day ?? ''}T${clock}` : `${day ?? ''}T${clock}Z`);
  return Number.isFinite(milliseconds) ? milliseconds / 1000 : null;
}
