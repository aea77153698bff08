import { parquetReadObjects, type FileMetaData } from 'hyparquet';
import { FormatError } from '../../dataset/errors';
import { inWords } from '../source/inWords';
import type { ParquetBytes } from './columnReader';
import { groupAt } from './groupAt';
import { READING } from './reading';

/** The list in a row; null where there is none. */
export type ListInRow = readonly unknown[] | null;

/** The lists of a column in some rows, the row `to` not among them. */
export type ListsBetween = (column: string, from: number, to: number) => Promise<readonly ListInRow[]>;

interface GroupOfLists {
  readonly column: string;
  readonly start: number;
  readonly end: number;
  readonly lists: readonly ListInRow[];
}

/**
 * Reads columns of lists. hyparquet unpacks such a column of a row group as a whole, whatever rows are asked for, so that
 * the lists of the row group that was asked for last are kept: each is then unpacked once, not once per block of its rows. Throws
 * a FormatError with the rows where they cannot be read.
 */
export function listReader(file: string, bytes: ParquetBytes, metadata: FileMetaData): ListsBetween {
  let last: GroupOfLists | null = null;

  const groupOf = async (column: string, row: number): Promise<GroupOfLists> => {
    if (last?.column === column && row >= last.start && row < last.end) return last;
    // Two row groups are never held at once.
    last = null;
    const { start, end } = groupAt(metadata, row);
    const rows = `rows ${String(start + 1)} to ${String(end)}`;
    const problem = `the file is damaged: the column "${column}" cannot be read in ${rows}`;
    const range = { rowStart: start, rowEnd: end };
    const found = await inWords(file, {}, problem, () =>
      parquetReadObjects({ ...READING, file: bytes, metadata, columns: [column], ...range }),
    );
    if (found.length !== end - start) throw new FormatError(file, {}, problem);
    const lists = found.map((row) => (Array.isArray(row[column]) ? (row[column] as unknown[]) : null));
    last = { column, start, end, lists };
    return last;
  };

  return async (column, from, to) => {
    const found: ListInRow[] = [];
    while (from + found.length < to) {
      const row = from + found.length;
      const { start, lists } = await groupOf(column, row);
      found.push(...lists.slice(row - start, to - start));
    }
    return found;
  };
}
