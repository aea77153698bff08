import { FormatError } from '../../dataset/errors';
import type { HistogramBuilder } from '../../dataset/histogramBuilder';
import type { Describe, OpenFile, Read, ReadSummary } from '../format';
import { chosenEvents } from '../choice/chosenEvents';
import { fits, type EventChoice, type EventTable, type FileContents, type ReadChoice } from '../choice/contents';
import { guessEvents } from '../choice/guessEvents';
import { EVENTS_AT_ONCE } from '../npy/eventColumns';
import { columnSpectra } from './columnSpectra';
import { parquet } from './format';
import { openParquet, type OpenParquet } from './openParquet';
import { rowSpectra } from './rowSpectra';
import type { SpectraInFile } from './spectraInFile';

const SHOWN_ROWS = 8;
const BLOCKS_PER_PACE = 16;

/** Reads what was chosen, else events from a table with sdd and adc, else spectra; see `Read`. */
export const read: Read = async (file, builder, choice) => {
  const open = await openParquet(file);
  const spectra = await spectraIn(file.name, open);
  const contents = contentsOf(file.name, open, [], spectra);
  const chosen = choice ?? (contents.isSure ? contents.guess : null);
  if (chosen === null || !fits(chosen, contents.items)) throw new FormatError(file.name, {}, missing(open));
  if (chosen.kind === 'events') return readEvents(file, open, builder, chosen);
  const own = spectra.filter(({ group }) => chosen.paths.includes(group.path));
  const used = own.flatMap((ofOne) => ofOne.used);
  const warnings: string[] = [];
  let events = 0;
  for (const ofOne of own) {
    const summary = await ofOne.read(builder, file.pace);
    events += summary.events;
    warnings.push(...summary.warnings);
  }
  return { events, warnings: [...warnings, ...notRead(file.name, open, used)] };
};

export const describe: Describe = async (file) => {
  const open = await openParquet(file);
  const shown = Math.min(SHOWN_ROWS, open.rows);
  const columns: Float64Array[] = [];
  for (const { name } of open.columns) columns.push(await open.column(name).next(shown));
  const firstRows = Array.from({ length: shown }, (_, row) => columns.map((values) => [values[row] ?? NaN]));
  return contentsOf(file.name, open, firstRows, await spectraIn(file.name, open));
};

/** One event per row, page by page. */
async function readEvents(
  file: OpenFile,
  open: OpenParquet,
  builder: HistogramBuilder,
  choice: EventChoice,
): Promise<ReadSummary> {
  const events = chosenEvents(file.name, builder, choice, () => true);
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
  return { ...summary, warnings: [...summary.warnings, ...notRead(file.name, open, used)] };
}

async function spectraIn(file: string, open: OpenParquet): Promise<SpectraInFile[]> {
  const isOfEvents = guessEvents(tableOf(open, []))?.isSure === true;
  return [...(isOfEvents ? [] : await columnSpectra(file, open)), ...(await rowSpectra(file, open))];
}

/** A table with sdd and adc before all else, then spectra by their names, then whatever may be one of the two. */
function contentsOf(
  file: string,
  open: OpenParquet,
  firstRows: EventTable['firstRows'],
  spectra: readonly SpectraInFile[],
): FileContents {
  const table = tableOf(open, firstRows);
  const events = guessEvents(table);
  const items = [...(events === null ? [] : [table]), ...spectra.map(({ group }) => group)];
  const named = spectra.filter(({ isNamed }) => isNamed);
  const [firstNamed = null] = named;
  const [first = null] = spectra;
  const choose = ({ group }: SpectraInFile): ReadChoice => ({ kind: 'spectra', paths: [group.path] });
  const guessed = (guess: ReadChoice, isSure: boolean) => ({ format: parquet.id, items, guess, isSure });
  // Counts beside sdd and adc are a histogram in rows, which is not read: to take a row for an event is for the user to say.
  const isHistogram = open.columns.some(({ name }) => name.toLowerCase() === 'counts');
  if (events?.isSure === true) return guessed(events.choice, !isHistogram);
  if (firstNamed !== null) return guessed(choose(firstNamed), named.length === 1);
  if (events !== null) return guessed(events.choice, false);
  if (first !== null) return guessed(choose(first), false);
  throw new FormatError(file, {}, missing(open));
}

function notRead(file: string, { columns, lists }: OpenParquet, used: readonly string[]): string[] {
  const ignored = [...columns.map(({ name }) => name), ...lists].filter((name) => !used.includes(name));
  return ignored.length > 0 ? [`${file}: columns not read: ${ignored.join(', ').slice(0, 400)}.`] : [];
}

function tableOf({ rows, columns }: OpenParquet, firstRows: EventTable['firstRows']): EventTable {
  return { kind: 'events', path: '', rows, columns, firstRows };
}

function missing({ columns, lists }: OpenParquet): string {
  const found = [...columns.map(({ name }) => name), ...lists].join(', ').slice(0, 200);
  const events = 'sdd, time, adc for one event per row';
  const spectra = 'columns sdd1, sdd2, ... or lists of counts for spectra';
  return `the columns of numbers are ${found === '' ? 'none' : found}; expected ${events}, or ${spectra}`;
}
