import type { Library } from 'h5wasm';
import { FormatError } from '../../dataset/errors';
import type { HistogramBuilder } from '../../dataset/histogramBuilder';
import { chosenEvents } from '../choice/chosenEvents';
import type { EventChoice, EventTable } from '../choice/contents';
import type { OpenFile, ReadSummary } from '../format';
import { detectorOfName } from '../histogram-wide/columnNames';
import { EVENTS_AT_ONCE } from '../npy/eventColumns';
import { checkReadable, elementsBetween, memberOf } from './readNumbers';
import type { Member, Numbers } from './walk';

const SHOWN_ROWS = 8;
/** Rows at a time where the file has smaller chunks. */
const LEAST_ROWS = 2 ** 16;

/** Where a column comes from. */
interface Column {
  readonly name: string;
  readonly numbers: Numbers;
  readonly member: Member;
}

/** A table: a dataset of records, or the datasets of one length in a group. */
export interface Hdf5Table {
  readonly path: string;
  readonly rows: number;
  readonly columns: readonly Column[];
}

/** Every table of a file. Datasets that are named as spectra are no columns. */
export function tablesIn(all: readonly Numbers[]): Hdf5Table[] {
  const tables: Hdf5Table[] = [];
  const flat = all.filter(({ shape }) => shape.length === 1);
  for (const numbers of flat) {
    if (!numbers.isOfRecords) continue;
    const columns = numbers.members.map((member) => ({ name: member.name, numbers, member }));
    tables.push({ path: numbers.path, rows: numbers.shape[0] ?? 0, columns });
  }
  const groups = new Map<string, Hdf5Table>();
  for (const numbers of flat) {
    const [member] = numbers.members;
    const slash = numbers.path.lastIndexOf('/');
    const name = numbers.path.slice(slash + 1);
    if (numbers.isOfRecords || member === undefined || detectorOfName(name.toLowerCase()) !== null) continue;
    const path = numbers.path.slice(0, Math.max(0, slash));
    const rows = numbers.shape[0] ?? 0;
    const key = `${path}*${String(rows)}`;
    const columns = [...(groups.get(key)?.columns ?? []), { name, numbers, member }];
    groups.set(key, { path, rows, columns });
  }
  return [...tables, ...[...groups.values()].filter(({ columns }) => columns.length > 1)];
}

/** The table as the user sees it, with its first rows. */
export function described(file: string, library: Library, table: Hdf5Table): EventTable {
  const shown = Math.min(SHOWN_ROWS, table.rows);
  const columns = shown === 0 ? [] : table.columns.map((column) => valuesOf(file, library, column, 0, shown));
  return {
    kind: 'events',
    path: table.path,
    rows: table.rows,
    columns: table.columns.map(({ name }) => ({ name, perRow: 1 })),
    firstRows: Array.from({ length: shown }, (_, row) => columns.map((values) => [values[row] ?? NaN])),
  };
}

/** Reads events as chosen, chunk by chunk. */
export async function readTable(
  file: OpenFile,
  library: Library,
  table: Hdf5Table,
  choice: EventChoice,
  builder: HistogramBuilder,
): Promise<ReadSummary> {
  const events = chosenEvents(file.name, builder, choice, () => true);
  const used = events.wanted.flatMap(({ key, column }) => {
    const found = table.columns.find(({ name }) => name === column);
    return found === undefined ? [] : [{ key, column: found }];
  });
  const rowsAtOnce = Math.max(LEAST_ROWS, ...used.map(({ column }) => column.numbers.chunkRows));
  for (let start = 0; start < table.rows; start += rowsAtOnce) {
    const end = Math.min(table.rows, start + rowsAtOnce);
    const values = used.map(({ key, column }) => [key, valuesOf(file.name, library, column, start, end)] as const);
    for (let from = 0; from < end - start; from += EVENTS_AT_ONCE) {
      const to = Math.min(end - start, from + EVENTS_AT_ONCE);
      events.add(new Map(values.map(([key, all]) => [key, all.subarray(from, to)])), to - from, null);
    }
    await file.pace?.(end / table.rows);
  }
  return events.finish();
}

function valuesOf(file: string, library: Library, { name, numbers, member }: Column, from: number, to: number) {
  checkReadable(file, numbers);
  const values = memberOf(elementsBetween(file, library, numbers, from, to), numbers, member);
  if (values.length === to - from) return values;
  throw new FormatError(file, {}, `the file is damaged: the column "${name}" has not as many numbers as it says`);
}
