import type { DescribedChoice } from '../importSlice';
import {
  DRIFT_TICK_NS,
  DRIFT_WRAPS_AT,
  type CrossTalkCut,
  type EventChoice,
  type EventTable,
  type TimeUnit,
} from '../../ingest/choice/contents';
import { labels } from '../../labels/labels';

const TEXTS = labels.store.import;

export const TIME_UNIT_NAMES: readonly { readonly id: TimeUnit; readonly label: string }[] = [
  { id: 's', label: TEXTS.timeUnits.s },
  { id: 'ms', label: TEXTS.timeUnits.ms },
  { id: 'us', label: TEXTS.timeUnits.us },
  { id: 'ns', label: TEXTS.timeUnits.ns },
];

const CROSS_TALK_NS = 5000;
/** More numbers in a row are no places to cut on. */
const MOST_PLACES = 16;

/** What a column is read as, in words; null for one that is not read. */
export function roleOf(name: string, { adc, sdd, bus, time, cuts, crossTalk }: EventChoice): string | null {
  const { roles } = TEXTS;
  if (name === adc) return roles.adc;
  if (name === sdd) return roles.sdd;
  if (name === bus) return roles.bus;
  if (name === time) return roles.time;
  if (name === crossTalk?.column) return roles.crossTalk;
  return cuts.some(({ column }) => column === name) ? roles.cut : null;
}

/** The cross-talk cut that a table allows: one with lists of hits and a counter called drift. */
export function crossTalkOf({ columns }: EventTable, { adc }: EventChoice): CrossTalkCut | null {
  const perRow = columns.find(({ name }) => name === adc)?.perRow;
  const drift = columns.find((column) => column.name.toLowerCase() === 'drift' && column.perRow === perRow);
  if (typeof perRow !== 'string' || drift === undefined) return null;
  return { column: drift.name, withinTicks: CROSS_TALK_NS / DRIFT_TICK_NS, wrapsAtTicks: DRIFT_WRAPS_AT };
}

interface CutColumn {
  readonly column: string;
  readonly index: number;
  readonly label: string;
}

/** What rows can be cut on: columns with a number for every event, and each number of those that have a few per row. */
export function cutColumns({ columns }: EventTable, { adc }: EventChoice): CutColumn[] {
  const perRowOfAdc = columns.find(({ name }) => name === adc)?.perRow;
  return columns.flatMap(({ name, perRow }): CutColumn[] => {
    if (perRow === perRowOfAdc || perRow === 1) return [{ column: name, index: 0, label: name }];
    if (typeof perRow === 'string' || perRow > MOST_PLACES) return [];
    return Array.from({ length: perRow }, (_, index) => ({ column: name, index, label: `${name}[${String(index)}]` }));
  });
}

/** Numbers of a cell, shortened. */
export function cellText(values: readonly number[]): string {
  const texts = values.map((value) => (Number.isNaN(value) ? '–' : String(Number(value.toPrecision(13)))));
  return texts.length > 4 ? `${texts.slice(0, 4).join(' ')} …` : texts.join(' ');
}

/** Numbers as a list with ranges: 0-3, 8, 9. */
export function numbersText(numbers: readonly number[]): string {
  const parts: [number, number][] = [];
  for (const number of numbers) {
    const last = parts.at(-1);
    if (last !== undefined && number === last[1] + 1) last[1] = number;
    else parts.push([number, number]);
  }
  return parts.map(([from, to]) => (from === to ? String(from) : `${String(from)}-${String(to)}`)).join(', ');
}

/** The numbers of such a list; null where it is none, or where a number is above 65535. */
export function numbersIn(text: string): number[] | null {
  const numbers: number[] = [];
  for (const part of text.split(',')) {
    const [, from, to] = /^\s*(\d{1,5})(?:\s*-\s*(\d{1,5}))?\s*$/.exec(part) ?? [];
    if (from === undefined) return null;
    const end = Number(to ?? from);
    if (end > 65535 || end < Number(from)) return null;
    for (let number = Number(from); number <= end; number++) numbers.push(number);
  }
  return numbers;
}

/** What was chosen of a file of the run, or of the files in an archive. */
export function partsOf(described: Readonly<Record<string, DescribedChoice>>, file: string): DescribedChoice[] {
  return Object.values(described).filter(({ names: [first = ''] }) => isOrIsIn(first, file));
}

/** Whether this is the name of the file, or of one in it. */
export function isOrIsIn(name: string, file: string): boolean {
  return name === file || name.startsWith(`${file}/`);
}

/** The files of a part in words: the first, and how many are alike. */
export function partText(names: readonly string[]): string {
  const [first = ''] = names;
  const more = names.length - 1;
  return more === 0 ? first : TEXTS.alike(first, more, String(more));
}
