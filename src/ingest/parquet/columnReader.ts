import { parquetRead, type FileMetaData } from 'hyparquet';
import { FormatError } from '../../dataset/errors';
import { inWords } from '../source/inWords';
import { checkStatistics } from './checkStatistics';
import { groupAt } from './groupAt';
import { READING } from './reading';

/** Pages of so many rows are unpacked together: small pages take as long to find as to unpack. */
const ROWS_AHEAD = 2 ** 16;

/** A file's bytes as hyparquet asks for them. */
export interface ParquetBytes {
  readonly byteLength: number;
  readonly slice: (from: number, to?: number) => Promise<ArrayBuffer>;
}

/** The numbers of a column from its first row on. */
export interface ColumnReader {
  /** The next `count` numbers; they hold until the next call. NaN where a row has none. */
  readonly next: (count: number) => Promise<Float64Array>;
}

interface Page {
  readonly rowStart: number;
  readonly numbers: Float64Array;
}

/**
 * Reads a column of plain numbers page by page, so that no more is unpacked than is needed next; of a row group only the
 * column's packed bytes are held. `next` throws a FormatError with the rows where the column cannot be read, or is not what
 * the directory says.
 */
export function columnReader(name: string, file: ParquetBytes, metadata: FileMetaData, column: string): ColumnReader {
  const bytes = rememberLast(file);
  let pages: Page[] = [];
  let row = 0;
  let taken = new Float64Array(0);

  const readPages = async (): Promise<Page[]> => {
    const group = groupAt(metadata, row);
    const end = Math.min(group.end, row + ROWS_AHEAD);
    const problem = `the file is damaged: the column "${column}" cannot be read in rows ${String(row + 1)} to ${String(end)}`;
    const found: Page[] = [];
    const onPage = (page: { columnData: ArrayLike<unknown>; rowStart: number; rowEnd: number }) => {
      if (page.rowEnd > group.end) throw new RangeError('more rows than the row group has');
      if (page.rowEnd > row) found.push({ rowStart: page.rowStart, numbers: asNumbers(page.columnData) });
    };
    // The library skips pages that end before the row before the first one asked for.
    const rowStart = Math.min(row + 1, group.end - 1);
    const range = { rowStart, rowEnd: Math.max(end, rowStart + 1) };
    await inWords(name, {}, problem, () =>
      parquetRead({ ...READING, file: bytes, metadata, columns: [column], ...range, onPage }),
    );
    if (found[0] === undefined || found[0].rowStart > row) throw new FormatError(name, {}, problem);
    for (const { rowStart: from, numbers } of found) checkStatistics(name, { column, group, from, numbers });
    return found;
  };

  return {
    next: async (count) => {
      if (taken.length < count) taken = new Float64Array(count);
      for (let filled = 0; filled < count;) {
        const [page = null] = pages;
        const from = page === null ? 0 : row - page.rowStart;
        if (page === null || from >= page.numbers.length) {
          pages = pages.length > 1 ? pages.slice(1) : await readPages();
          continue;
        }
        const numbers = page.numbers.subarray(from, from + count - filled);
        taken.set(numbers, filled);
        filled += numbers.length;
        row += numbers.length;
      }
      return taken.subarray(0, count);
    },
  };
}

/** The same bytes, with the part that was read last kept: of a row group's column it is asked for page by page. */
function rememberLast(file: ParquetBytes): ParquetBytes {
  let last: { readonly from: number; readonly to: number; readonly bytes: Promise<ArrayBuffer> } | null = null;
  return {
    byteLength: file.byteLength,
    slice: (from, to = file.byteLength) => {
      if (last?.from !== from || last.to !== to) last = { from, to, bytes: file.slice(from, to) };
      return last.bytes;
    },
  };
}

/** By index: many times faster than an iterator over millions of values. */
function asNumbers(values: ArrayLike<unknown>): Float64Array {
  const numbers = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    numbers[i] = value == null ? NaN : Number(value);
  }
  return numbers;
}
