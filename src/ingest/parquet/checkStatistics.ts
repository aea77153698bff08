import type { ColumnChunk } from 'hyparquet';
import { FormatError } from '../../dataset/errors';

/** Some numbers of a column, `from` being the first row of them, in the row group that they are of. */
interface Part {
  readonly column: string;
  readonly group: { readonly columns: readonly ColumnChunk[] };
  readonly from: number;
  readonly numbers: Float64Array;
}

/**
 * hyparquet compares no checksums, and most writers write none; but they write the least and the greatest value of each
 * row group, which damage mostly passes. Throws a FormatError where a number does not lie between them.
 */
export function checkStatistics(file: string, { column, group, from, numbers }: Part): void {
  const statistics = group.columns.find(({ meta_data: data }) => data?.path_in_schema[0] === column)?.meta_data
    ?.statistics;
  const [min, max] = [statistics?.min_value ?? statistics?.min, statistics?.max_value ?? statistics?.max];
  const least = isNumber(min) ? Number(min) : -Infinity;
  const greatest = isNumber(max) ? Number(max) : Infinity;
  const at = numbers.findIndex((value) => value < least || value > greatest);
  if (at < 0) return;
  const found = `"${column}" is ${String(numbers[at])} in row ${String(from + at + 1)}`;
  const range = `the file says that it is ${String(min)} to ${String(max)} there`;
  throw new FormatError(file, {}, `the file is damaged: ${found}, and ${range}`);
}

function isNumber(value: unknown): value is number | bigint {
  return typeof value === 'bigint' || (typeof value === 'number' && Number.isFinite(value));
}
