import { FormatError } from '../../dataset/errors';
import type { EventTable } from '../choice/contents';
import type { ByteRange } from '../format';
import type { NpyField, NpyHeader } from '../npy/header';
import { detectorOfName } from '../histogram-wide/columnNames';
import { openArray, type NpzArrays } from './arrays';

const SHOWN_ROWS = 8;

/** An array with what its start says. */
export interface SeenArray {
  readonly name: string;
  readonly header: NpyHeader;
  /** The first values of each field. */
  readonly first: readonly (readonly number[])[];
}

/** Looks at the start of every array; one whose values are no numbers, or that is damaged there, is left out. */
export async function lookAt(file: string, range: ByteRange, arrays: NpzArrays): Promise<SeenArray[]> {
  const seen: SeenArray[] = [];
  for (const [name, member] of arrays) {
    try {
      const { header, pieces } = await openArray(file, range, member);
      const next = await pieces.next();
      const piece = next.done === true ? new Uint8Array(0) : next.value;
      seen.push({ name, header, first: header.fields.map((field) => firstOf(piece, header, field)) });
    } catch (error) {
      if (!(error instanceof FormatError)) throw error;
    }
  }
  return seen;
}

function firstOf(piece: Uint8Array, { recordBytes }: NpyHeader, { type, offset }: NpyField): number[] {
  const view = new DataView(piece.buffer, piece.byteOffset, piece.byteLength);
  const shown = Math.min(SHOWN_ROWS, piece.length / recordBytes);
  return Array.from({ length: shown }, (_, row) => type.read(view, row * recordBytes + offset));
}

/**
 * Tables of events: the fields of an array of records, and arrays of one axis and one length side by side. Those that are
 * named as spectra are no columns. `columns` of a table of arrays name these; its path is that of all names.
 */
export function tablesOf(seen: readonly SeenArray[]): EventTable[] {
  const flat = seen.filter(({ header }) => header.shape.length === 1);
  const records = flat.filter(({ header }) => header.isStructured);
  const ofRecords = records.map(({ name, header, first }) =>
    tableOf(
      name,
      header,
      header.fields.map((field) => field.name),
      first,
    ),
  );
  const byLength = new Map<number, SeenArray[]>();
  for (const array of flat) {
    if (array.header.isStructured || detectorOfName(array.name.toLowerCase()) !== null) continue;
    byLength.set(array.header.records, [...(byLength.get(array.header.records) ?? []), array]);
  }
  const sideBySide = [...byLength.values()].filter((arrays) => arrays.length > 1);
  const ofArrays = sideBySide.flatMap((arrays) => {
    const names = arrays.map(({ name }) => name);
    const [first] = arrays;
    const columns = arrays.map((array) => array.first[0] ?? []);
    return first === undefined ? [] : [tableOf(names.join(', '), first.header, names, columns)];
  });
  return [...ofRecords, ...ofArrays];
}

function tableOf(
  path: string,
  { records }: NpyHeader,
  names: readonly string[],
  columns: readonly (readonly number[])[],
): EventTable {
  const shown = Math.min(SHOWN_ROWS, ...columns.map((values) => values.length));
  return {
    kind: 'events',
    path,
    rows: records,
    columns: names.map((name) => ({ name, perRow: 1 })),
    firstRows: Array.from({ length: shown }, (_, row) => columns.map((values) => [values[row] ?? NaN])),
  };
}
