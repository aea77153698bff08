import type { FileMetaData } from 'hyparquet';

/** The row group with this row, and its rows: from `start` to before `end`. Throws a RangeError where there is no such row. */
export function groupAt({ row_groups: groups }: Pick<FileMetaData, 'row_groups'>, row: number) {
  let start = 0;
  for (const group of groups) {
    const end = start + Number(group.num_rows);
    if (row < end) return { start, end, columns: group.columns };
    start = end;
  }
  throw new RangeError(`there is no row ${String(row)}`);
}
