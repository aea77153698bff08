import { parquetMetadataAsync, type SchemaElement } from 'hyparquet';
import { FormatError } from '../../dataset/errors';
import type { TableColumn } from '../choice/contents';
import type { ByteRange, OpenFile } from '../format';
import { inWords } from '../source/inWords';
import { bytesBetween, rangeOf } from '../source/zip/byteRange';
import { checkDirectory, DAMAGED, MAX_CHUNK_BYTES } from './checkDirectory';
import { columnReader, type ColumnReader } from './columnReader';
import { READING } from './reading';

/** A file of which columns can be read. */
export interface OpenParquet {
  readonly rows: number;
  readonly columns: readonly TableColumn[];
  /** A reader of a column, from its first row on. */
  readonly column: (name: string) => ColumnReader;
}

/**
 * Opens a file by the directory at its end. Its columns are those of plain numbers and times. Throws a FormatError where
 * the directory is damaged, or where a row group is too large to be held: 128 MiB per column.
 */
export async function openParquet(file: OpenFile): Promise<OpenParquet> {
  const range = await rangeOf(file, 'Parquet file that is packed once more; unpack it first');
  const bytes = {
    byteLength: range.size,
    slice: (from: number, to = range.size) => sliceOf(file.name, range, from, to),
  };
  const metadata = await inWords(
    file.name,
    { byte: range.size },
    'the directory at the end of the file is damaged',
    () => parquetMetadataAsync(bytes, READING),
  );
  checkDirectory(file.name, range.size, metadata);
  const elements = metadata.schema.slice(1);
  const isNested = elements.some(({ num_children: children }) => children !== undefined);
  const names = isNested ? [] : elements.filter(isOfNumbers).map(({ name }) => name);
  return {
    rows: Number(metadata.num_rows),
    columns: names.map((name) => ({ name, perRow: 1 })),
    column: (name) => columnReader(file.name, bytes, metadata, name),
  };
}

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
