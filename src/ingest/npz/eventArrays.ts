import { FormatError } from '../../dataset/errors';
import type { HistogramBuilder } from '../../dataset/histogramBuilder';
import { chosenEvents, type WantedColumn } from '../choice/chosenEvents';
import type { EventChoice } from '../choice/contents';
import type { ByteRange, ReadSummary } from '../format';
import { EVENTS_AT_ONCE } from '../npy/eventColumns';
import type { NpyField } from '../npy/header';
import type { OpenNpy } from '../npy/openNpy';
import { openArray, type NpzArrays } from './arrays';

/** One array, or one field of an array of records, as a column that gives its numbers in order. */
interface Column extends WantedColumn {
  readonly array: OpenNpy;
  readonly field: NpyField;
  readonly values: Float64Array<ArrayBuffer>;
  piece: DataView;
  /** Next record of the piece. */
  byte: number;
}

/**
 * Reads events as chosen from arrays of one length, or from the fields of one array of records (`choice.path`), walked side
 * by side, so that no array is ever whole in memory. Throws a FormatError.
 */
export async function readEventArrays(
  file: string,
  range: ByteRange,
  arrays: NpzArrays,
  choice: EventChoice,
  builder: HistogramBuilder,
): Promise<ReadSummary> {
  const isOfRecords = arrays.has(choice.path) && !arrays.has(choice.adc);
  const chosen = chosenEvents(file, builder, choice, () => true);
  const columns: Column[] = [];
  for (const wanted of chosen.wanted) {
    columns.push(await openColumn(file, range, arrays, isOfRecords ? choice.path : null, wanted));
  }
  const rows = rowsOf(file, columns);
  const block = new Map(columns.map(({ key, values }) => [key, values]));
  for (let done = 0; done < rows; done += EVENTS_AT_ONCE) {
    const count = Math.min(EVENTS_AT_ONCE, rows - done);
    for (const column of columns) await fill(column, count);
    chosen.add(block, count, null);
  }
  // To their ends, where lengths and checksums are compared.
  for (const { array } of columns) await array.pieces.next();
  const summary = chosen.finish();
  const used = isOfRecords ? [choice.path] : columns.map(({ column }) => column);
  const ignored = [...arrays.keys()].filter((name) => !used.includes(name));
  const warning = `${file}: arrays not read: ${ignored.join(', ').slice(0, 400)}.`;
  return { ...summary, warnings: [...summary.warnings, ...(ignored.length > 0 ? [warning] : [])] };
}

async function openColumn(
  file: string,
  range: ByteRange,
  arrays: NpzArrays,
  records: string | null,
  wanted: WantedColumn,
): Promise<Column> {
  const member = arrays.get(records ?? wanted.column);
  if (member === undefined) throw new FormatError(file, {}, `there is no array "${wanted.column}" in it`);
  const array = await openArray(file, range, member);
  const { fields, isStructured, shape } = array.header;
  if (isStructured !== (records !== null) || shape.length !== 1) {
    throw new FormatError(file, { member: member.name }, 'the array must be of one dimension, a number per event');
  }
  const field = records === null ? fields[0] : fields.find(({ name }) => name === wanted.column);
  if (field === undefined) throw new FormatError(file, { member: member.name }, `there is no field "${wanted.column}"`);
  const values = new Float64Array(EVENTS_AT_ONCE);
  return { ...wanted, array, field, values, piece: new DataView(new ArrayBuffer(0)), byte: 0 };
}

/** The length that all columns have. */
function rowsOf(file: string, columns: readonly Column[]): number {
  const [first] = columns;
  if (first === undefined) return 0;
  const rows = first.array.header.records;
  const other = columns.find(({ array }) => array.header.records !== rows);
  if (other === undefined) return rows;
  const problem = `has ${String(other.array.header.records)} numbers, and ${first.column} has ${String(rows)}`;
  throw new FormatError(file, {}, `the array ${other.column} ${problem}: they must be as many`);
}

/** Puts the next `count` numbers into the column's values. */
async function fill(column: Column, count: number): Promise<void> {
  const { array, field, values } = column;
  const { recordBytes } = array.header;
  for (let i = 0; i < count;) {
    if (column.byte === column.piece.byteLength) {
      const { done, value } = await array.pieces.next();
      // Too few records end in an error of the pieces themselves.
      if (done === true) return;
      column.piece = new DataView(value.buffer, value.byteOffset, value.byteLength);
      column.byte = 0;
    }
    const end = Math.min(count, i + (column.piece.byteLength - column.byte) / recordBytes);
    for (; i < end; i++, column.byte += recordBytes)
      values[i] = field.type.read(column.piece, column.byte + field.offset);
  }
}
