import { parquetMetadataAsync, parquetSchema, type FileMetaData, type SchemaTree } from 'hyparquet';
import { FormatError } from '../../dataset/errors';
import type { TableColumn } from '../choice/contents';
import type { ByteRange, OpenFile } from '../format';
import { inWords } from '../source/inWords';
import { bytesBetween, rangeOf } from '../source/zip/byteRange';
import { checkDirectory, DAMAGED, MAX_CHUNK_BYTES } from './checkDirectory';
import { columnReader, type ColumnReader } from './columnReader';
import { listReader, type ListsBetween } from './listReader';
import { READING } from './reading';

/** A file of which columns can be read. */
export interface OpenParquet {
  readonly rows: number;
  readonly columns: readonly TableColumn[];
  /** Columns with a list of numbers in each row. */
  readonly lists: readonly string[];
  /** A reader of a column, from its first row on. */
  readonly column: (name: string) => ColumnReader;
  readonly listsBetween: ListsBetween;
}

/**
 * Opens a file by the directory at its end. Its columns are those of plain numbers and times, and of lists of
 * numbers. Throws a FormatError where
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
  const { plain, lists } = await inWords(file.name, {}, DAMAGED, () => Promise.resolve(columnsIn(metadata)));
  return {
    rows: Number(metadata.num_rows),
    columns: plain.map((name) => ({ name, perRow: 1 })),
    lists,
    column: (name) => columnReader(file.name, bytes, metadata, name),
    listsBetween: listReader(file.name, bytes, metadata),
  };
}

async function sliceOf(file: string, range: ByteRange, from: number, to: number): Promise<ArrayBuffer> {
  const isInside = from >= 0 && from <= to && to <= range.size && to - from <= 2 * MAX_CHUNK_BYTES;
  if (!isInside) throw new FormatError(file, {}, `${DAMAGED} (bytes ${String(from)} to ${String(to)})`);
  return (await bytesBetween(range, from, to)).buffer;
}

function columnsIn(metadata: FileMetaData): { readonly plain: readonly string[]; readonly lists: readonly string[] } {
  // In a damaged file a name may be missing.
  const columns = parquetSchema(metadata).children.filter(
    ({ element }) => typeof (element.name as unknown) === 'string',
  );
  const names = (own: readonly SchemaTree[]) => own.map(({ element }) => element.name);
  return { plain: names(columns.filter(isOfNumbers)), lists: names(columns.filter(isOfLists)) };
}

function isOfNumbers({ children, element }: SchemaTree): boolean {
  const { type, repetition_type: repetition, converted_type: converted, logical_type: logical } = element;
  const isNumber = type === 'INT32' || type === 'INT64' || type === 'FLOAT' || type === 'DOUBLE';
  const isDecimal = converted === 'DECIMAL' || logical?.type === 'DECIMAL';
  return children.length === 0 && isNumber && !isDecimal && repetition !== 'REPEATED';
}

/** A list of numbers as the format's specification has it: a group LIST of one repeated group of one number. */
function isOfLists({ children, element }: SchemaTree): boolean {
  const [repeated, ...others] = children;
  const [item, ...more] = repeated?.children ?? [];
  const isList = element.converted_type === 'LIST' || element.logical_type?.type === 'LIST';
  if (!isList || repeated === undefined || others.length > 0 || item === undefined || more.length > 0) return false;
  return repeated.element.repetition_type === 'REPEATED' && isOfNumbers(item);
}
