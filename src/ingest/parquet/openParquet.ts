import { parquetMetadataAsync, parquetScan, type FileMetaData, type ParquetScan, type SchemaElement } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { FormatError } from '../../dataset/errors';
import type { TableColumn } from '../choice/contents';
import type { ByteRange, OpenFile } from '../format';
import { inWords } from '../source/inWords';
import { bytesBetween, rangeOf } from '../source/zip/byteRange';

/** What is held in memory of a column at a time, unpacked. */
const MAX_CHUNK_BYTES = 2 ** 27;
const MAX_ROWS_AT_ONCE = 2 ** 24;
const DAMAGED = 'the file is damaged: what its directory says is not what it holds';

/** A file of which columns can be read, some rows at a time. */
export interface OpenParquet {
  readonly rows: number;
  readonly columns: readonly TableColumn[];
  /** Ranges of rows that are read at once: the file's row groups. */
  readonly ranges: readonly { readonly rowStart: number; readonly rowEnd: number }[];
  readonly numbers: (column: string, rowStart: number, rowEnd: number) => Promise<Float64Array>;
}

/** Times come as seconds, whatever their unit in the file. */
const PARSERS = {
  timestampFromMilliseconds: (time: bigint) => Number(time) / 1e3,
  timestampFromMicroseconds: (time: bigint) => Number(time) / 1e6,
  timestampFromNanoseconds: (time: bigint) => Number(time) / 1e9,
  dateFromDays: (days: number) => days * 86400,
};

/**
 * Opens a file by the directory at its end. Its columns are those of plain numbers and times. Throws a FormatError where
 * the directory is damaged, or where a row group is too large to be held: 128 MiB per column.
 */
export async function openParquet(file: OpenFile): Promise<OpenParquet> {
  const range = await rangeOf(file, 'Parquet file that is packed once more; unpack it first');
  const buffer = {
    byteLength: range.size,
    slice: (from: number, to = range.size) => sliceOf(file.name, range, from, to),
  };
  const metadata = await inWords(
    file.name,
    { byte: range.size },
    'the directory at the end of the file is damaged',
    () => parquetMetadataAsync(buffer, { parsers: PARSERS, geoparquet: false }),
  );
  checkSizes(file.name, metadata);
  checkPlaces(file.name, range.size, metadata);
  // A scan keeps the last part that it read of each column: with one for each part, only that part is in memory.
  const scanOf = (columns?: string[]) =>
    parquetScan({
      ...{ file: buffer, metadata, compressors: BOUNDED_COMPRESSORS, parsers: PARSERS, useOffsetIndex: false },
      ...(columns === undefined ? {} : { columns }),
    });
  const scan = await inWords(file.name, {}, DAMAGED, () => scanOf());
  const elements = metadata.schema.slice(1);
  const isNested = elements.some(({ num_children: children }) => children !== undefined);
  const names = isNested ? [] : elements.filter(isOfNumbers).map(({ name }) => name);
  return {
    rows: Number(metadata.num_rows),
    columns: names.map((name) => ({ name, perRow: 1 })),
    ranges: scan.ranges,
    numbers: (column, rowStart, rowEnd) => numbersOf(file.name, scanOf, metadata, { column, rowStart, rowEnd }),
  };
}

/** A packed page may say any size: memory is taken for what a column may hold. */
const BOUNDED_COMPRESSORS = Object.fromEntries(
  Object.entries(compressors).map(([codec, unpack]) => [
    codec,
    (packed: Uint8Array, bytes: number) => {
      if (bytes > MAX_CHUNK_BYTES) throw new RangeError('a page is larger than a column may be');
      return unpack(packed, bytes);
    },
  ]),
);

async function sliceOf(file: string, range: ByteRange, from: number, to: number): Promise<ArrayBuffer> {
  const isInside = from >= 0 && from <= to && to <= range.size && to - from <= 2 * MAX_CHUNK_BYTES;
  if (!isInside) throw new FormatError(file, {}, `${DAMAGED} (bytes ${String(from)} to ${String(to)})`);
  return (await bytesBetween(range, from, to)).buffer;
}

function isOfNumbers({ name, type, repetition_type, converted_type, logical_type }: SchemaElement): boolean {
  // In a damaged file it may be missing.
  if (typeof (name as unknown) !== 'string') return false;
  const isNumber = type === 'INT32' || type === 'INT64' || type === 'FLOAT' || type === 'DOUBLE';
  const isDecimal = converted_type === 'DECIMAL' || logical_type?.type === 'DECIMAL';
  return isNumber && !isDecimal && repetition_type !== 'REPEATED';
}

function checkSizes(file: string, metadata: FileMetaData): void {
  let rows = 0;
  for (const [i, group] of metadata.row_groups.entries()) {
    const largest = Math.max(
      0,
      ...group.columns.map(({ meta_data: column }) => Number(column?.total_uncompressed_size ?? 0)),
    );
    const groupRows = Number(group.num_rows);
    rows += groupRows;
    if (!(groupRows >= 0 && groupRows <= MAX_ROWS_AT_ONCE && largest <= MAX_CHUNK_BYTES)) {
      const found = `row group ${String(i + 1)} has ${String(groupRows)} rows, its largest column ${String(largest)} bytes`;
      const most = `${String(MAX_ROWS_AT_ONCE)} rows and ${String(MAX_CHUNK_BYTES)} bytes are the most`;
      throw new FormatError(file, {}, `${found}; ${most}: write the file with smaller row groups`);
    }
  }
  if (rows !== Number(metadata.num_rows)) {
    const found = `its row groups have ${String(rows)} rows, and it says ${String(metadata.num_rows)}`;
    throw new FormatError(file, {}, `the directory at the end of the file is damaged: ${found}`);
  }
}

/** Where the columns are has to be in the file: hyparquet would ask for bytes anywhere. */
function checkPlaces(file: string, bytes: number, { row_groups: groups }: FileMetaData): void {
  for (const { columns } of groups) {
    for (const { meta_data: column, file_path: path } of columns) {
      if (path !== undefined) throw new FormatError(file, {}, 'its columns are in other files; write them into one');
      const starts = [column?.data_page_offset, column?.dictionary_page_offset ?? column?.data_page_offset].map(Number);
      const start = Math.min(...starts);
      const size = Number(column?.total_compressed_size);
      const isInside = start >= 0 && size >= 0 && start + size <= bytes && Math.max(...starts) <= start + size;
      if (!isInside) throw new FormatError(file, {}, `${DAMAGED}: a column would be at byte ${String(start)}`);
    }
  }
}

interface Part {
  readonly column: string;
  readonly rowStart: number;
  readonly rowEnd: number;
}

async function numbersOf(
  file: string,
  scanOf: (columns: string[]) => Promise<ParquetScan>,
  metadata: FileMetaData,
  part: Part,
): Promise<Float64Array> {
  const { column, rowStart, rowEnd } = part;
  const problem = `the file is damaged: the column "${column}" cannot be read in rows ${String(rowStart + 1)} to ${String(rowEnd)}`;
  const values = await inWords(file, {}, problem, async () => (await scanOf([column])).readColumn(part));
  const numbers = asNumbers(values as ArrayLike<unknown>);
  if (numbers.length !== rowEnd - rowStart) throw new FormatError(file, {}, problem);
  checkStatistics(file, numbers, metadata, part);
  return numbers;
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

/**
 * hyparquet compares no checksums, and most writers write none; but they write the least and the greatest value of each
 * row group, which damage mostly passes. Throws a FormatError where whole row groups do not agree with theirs.
 */
function checkStatistics(file: string, numbers: Float64Array, metadata: FileMetaData, part: Part): void {
  let start = 0;
  for (const group of metadata.row_groups) {
    const end = start + Number(group.num_rows);
    if (start === part.rowStart && end === part.rowEnd) {
      const statistics = group.columns.find(({ meta_data: data }) => data?.path_in_schema[0] === part.column)?.meta_data
        ?.statistics;
      const [min, max] = [statistics?.min_value ?? statistics?.min, statistics?.max_value ?? statistics?.max];
      const isOutside = (value: number) =>
        (isNumber(min) && value < Number(min)) || (isNumber(max) && value > Number(max));
      const at = numbers.findIndex(isOutside);
      if (at >= 0) {
        const found = `"${part.column}" is ${String(numbers[at])} in row ${String(start + at + 1)}`;
        const range = `the file says that it is ${String(min)} to ${String(max)} there`;
        throw new FormatError(file, {}, `the file is damaged: ${found}, and ${range}`);
      }
    }
    start = end;
  }
}

function isNumber(value: unknown): value is number | bigint {
  return typeof value === 'bigint' || (typeof value === 'number' && Number.isFinite(value));
}
