import { FormatError } from '../../dataset/errors';
import type { Describe, OpenFile, Read } from '../format';
import { chosenEvents } from '../choice/chosenEvents';
import { fits, type EventTable, type FileContents } from '../choice/contents';
import { guessEvents } from '../choice/guessEvents';
import { EVENTS_AT_ONCE } from '../npy/eventColumns';
import { parquet } from './format';
import { openParquet, type OpenParquet } from './openParquet';

const SHOWN_ROWS = 8;
const BLOCKS_PER_PACE = 16;

/** Reads one event per row from the columns chosen, else from sdd, adc, time and bus, page by page; see `Read`. */
export const read: Read = async (file, builder, choice) => {
  const open = await openParquet(file);
  const guess = guessEvents(tableOf(open, []));
  const chosen = choice ?? (guess?.isSure === true ? guess.choice : null);
  if (chosen?.kind !== 'events' || !fits(chosen, [tableOf(open, [])]))
    throw new FormatError(file.name, {}, missing(open));
  const events = chosenEvents(file.name, builder, chosen, () => true);
  const columns = events.wanted.map(({ key, column }) => ({ key, reader: open.column(column) }));
  for (let row = 0; row < open.rows; row += EVENTS_AT_ONCE) {
    const count = Math.min(EVENTS_AT_ONCE, open.rows - row);
    const block = new Map<string, Float64Array>();
    for (const { key, reader } of columns) block.set(key, await reader.next(count));
    events.add(block, count, null);
    if ((row / EVENTS_AT_ONCE) % BLOCKS_PER_PACE === 0) await file.pace?.(row / open.rows);
  }
  const summary = events.finish();
  const used = events.wanted.map(({ column }) => column);
  const ignored = open.columns.map(({ name }) => name).filter((name) => !used.includes(name));
  const warning = `${file.name}: columns not read: ${ignored.join(', ').slice(0, 400)}.`;
  return ignored.length > 0 ? { ...summary, warnings: [...summary.warnings, warning] } : summary;
};

export const describe: Describe = async (file) => contentsOf(file, await openParquet(file));

async function contentsOf(file: OpenFile, open: OpenParquet): Promise<FileContents> {
  const shown = Math.min(SHOWN_ROWS, open.rows);
  const columns: Float64Array[] = [];
  for (const { name } of open.columns) columns.push(await open.column(name).next(shown));
  const firstRows = Array.from({ length: shown }, (_, row) => columns.map((values) => [values[row] ?? NaN]));
  const table = tableOf(open, firstRows);
  const guess = guessEvents(table);
  if (guess === null) throw new FormatError(file.name, {}, missing(open));
  return { format: parquet.id, items: [table], guess: guess.choice, isSure: guess.isSure };
}

function tableOf({ rows, columns }: OpenParquet, firstRows: EventTable['firstRows']): EventTable {
  return { kind: 'events', path: '', rows, columns, firstRows };
}

function missing({ columns }: OpenParquet): string {
  const names = columns
    .map(({ name }) => name)
    .join(', ')
    .slice(0, 200);
  return `the columns of numbers are ${names === '' ? 'none' : names}; expected sdd, time, adc, one event per row`;
}
