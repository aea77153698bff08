import { FormatError } from '../../dataset/errors';
import type { HistogramBuilder } from '../../dataset/histogramBuilder';
import type { ByteRange, ReadSummary } from '../format';
import { EVENT_COLUMNS, eventAdder, EVENTS_AT_ONCE, type EventColumn, type EventValues } from '../npy/eventColumns';
import { openNpy, type OpenNpy } from '../npy/openNpy';
import type { ZipMember } from '../source/zip/directory';
import { openMember } from '../source/zip/openMember';

/** One array as a column that gives its numbers in order. */
interface Column {
  readonly name: EventColumn;
  readonly array: OpenNpy;
  readonly values: Float64Array<ArrayBuffer>;
  piece: DataView;
  /** Next byte of the piece. */
  byte: number;
}

/** Reads events from arrays of one length, walked side by side, so that no array is ever whole in memory. */
export async function readEventArrays(
  file: string,
  range: ByteRange,
  arrays: ReadonlyMap<string, ZipMember>,
  builder: HistogramBuilder,
): Promise<ReadSummary> {
  const columns: Column[] = [];
  for (const name of EVENT_COLUMNS) {
    const member = arrays.get(name);
    if (member === undefined) continue;
    const array = await openNpy(file, openMember(file, range, member));
    if (array.header.isStructured || array.header.shape.length !== 1) {
      throw new FormatError(file, { member: member.name }, 'the array must be of one dimension, a number per event');
    }
    const values = new Float64Array(EVENTS_AT_ONCE);
    columns.push({ name, array, values, piece: new DataView(new ArrayBuffer(0)), byte: 0 });
  }
  const events = columns[0]?.array.header.records ?? 0;
  const other = columns.find(({ array }) => array.header.records !== events);
  if (other !== undefined) {
    const problem = `has ${String(other.array.header.records)} numbers, and sdd has ${String(events)}: they must be as many`;
    throw new FormatError(file, {}, `the array ${other.name} ${problem}`);
  }
  const add = eventAdder(file, builder, () => ({}));
  const values: EventValues = Object.fromEntries(columns.map((column) => [column.name, column.values]));
  for (let done = 0; done < events; done += EVENTS_AT_ONCE) {
    const count = Math.min(EVENTS_AT_ONCE, events - done);
    for (const column of columns) await fill(column, count);
    add(values, count);
  }
  // To their ends, where lengths and checksums are compared.
  for (const { array } of columns) await array.pieces.next();
  const ignored = [...arrays.keys()].filter((name) => !columns.some((column) => column.name === name));
  return { events, warnings: ignored.length > 0 ? [`${file}: arrays not read: ${ignored.join(', ')}.`] : [] };
}

/** Puts the next `count` numbers into the column's values. */
async function fill(column: Column, count: number): Promise<void> {
  const { array, values } = column;
  const field = array.header.fields[0];
  if (field === undefined) return;
  for (let i = 0; i < count;) {
    if (column.byte === column.piece.byteLength) {
      const { done, value } = await array.pieces.next();
      // Too few records end in an error of the pieces themselves.
      if (done === true) return;
      column.piece = new DataView(value.buffer, value.byteOffset, value.byteLength);
      column.byte = 0;
    }
    const end = Math.min(count, i + (column.piece.byteLength - column.byte) / field.type.bytes);
    for (; i < end; i++, column.byte += field.type.bytes) values[i] = field.type.read(column.piece, column.byte);
  }
}
