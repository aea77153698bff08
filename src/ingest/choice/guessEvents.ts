import { MAX_CHANNELS } from '../../dataset/histogramBuilder';
import {
  DRIFT_TICK_NS,
  DRIFT_WRAPS_AT,
  TIME_UNITS,
  type EventChoice,
  type EventTable,
  type RowCut,
  type TableColumn,
  type TimeUnit,
} from './contents';

/** Names that columns go by, the best first; compared in lower case, without what is no letter. */
const NAMES = {
  adc: ['adc', 'adcvalue', 'adcchannel', 'pulseheight', 'ph', 'amplitude', 'amp', 'height', 'channel', 'energy', 'raw'],
  sdd: ['sdd', 'sddid', 'sddnumber', 'sddno', 'detector', 'detectorid', 'det', 'detid', 'pixel', 'chip', 'ch'],
  time: ['time', 'timestamp', 'unixtime', 'times', 'date', 'datetime', 't', 'utc', 'epoch'],
  bus: ['bus', 'busid', 'board', 'module'],
} as const;

/** What is called so is no ADC, whatever it holds. */
const OTHERS: readonly string[] = [...NAMES.sdd, ...NAMES.time, ...NAMES.bus];

/** Cross-talk follows its cause within this long (SIDDHARTA-2's own analyses). */
const CROSS_TALK_NS = 5000;

const plain = (name: string) => name.toLowerCase().replace(/[^a-z]/g, '');

/** A guess, and whether it needs no question. */
export interface EventGuess {
  readonly choice: EventChoice;
  readonly isSure: boolean;
}

/**
 * Which column of a table is what, by names first and then by what the first rows hold. Sure only where columns are
 * called sdd and adc (and drift with trigger words beside counter-sized arrays). Null where no column can be an ADC.
 */
export function guessEvents(table: EventTable): EventGuess | null {
  const { columns } = table;
  const exact = (name: string) => columns.find((column) => column.name.toLowerCase() === name);
  const isOther = ({ name }: TableColumn) => OTHERS.includes(plain(name));
  const adc =
    exact('adc') ?? byName(table, 'adc', []) ?? columns.find((column) => !isOther(column) && canBeAdc(table, column));
  if (adc === undefined || !canBeAdc(table, adc)) return null;
  const taken = [adc];
  const alike = (column: TableColumn | undefined) => {
    const fitting = column !== undefined && (column.perRow === 1 || column.perRow === adc.perRow) ? column : undefined;
    if (fitting !== undefined) taken.push(fitting);
    return fitting;
  };
  const sdd = alike(exact('sdd') ?? byName(table, 'sdd', taken));
  const time = alike(exact('time') ?? byName(table, 'time', taken));
  const bus = alike(exact('bus') ?? byName(table, 'bus', taken));
  const drift = exact('drift');
  const isOfHits = typeof adc.perRow === 'string';
  return {
    choice: {
      kind: 'events',
      path: table.path,
      adc: adc.name,
      sdd: sdd?.name ?? null,
      sddOfPlace: null,
      bus: bus?.name ?? null,
      time: time?.name ?? null,
      timeUnit: time === undefined ? 's' : unitOf(valuesIn(table, time)),
      cuts: cutsFor(adc),
      crossTalk:
        isOfHits && drift?.perRow === adc.perRow
          ? { column: drift.name, withinTicks: CROSS_TALK_NS / DRIFT_TICK_NS, wrapsAtTicks: DRIFT_WRAPS_AT }
          : null,
    },
    isSure: exact('sdd') !== undefined && exact('adc') !== undefined,
  };
}

/** Places of an array without an event hold 0, and converters of lists of hits may give less than nothing. */
function cutsFor({ name, perRow }: TableColumn): RowCut[] {
  if (perRow === 1) return [];
  return [{ column: name, index: 0, min: typeof perRow === 'number' ? 1 : 0, max: null }];
}

function byName({ columns }: EventTable, what: keyof typeof NAMES, taken: readonly TableColumn[]) {
  for (const name of NAMES[what]) {
    const found = columns.find((column) => plain(column.name) === name && !taken.includes(column));
    if (found !== undefined) return found;
  }
  return undefined;
}

function valuesIn({ columns, firstRows }: EventTable, column: TableColumn): number[] {
  const at = columns.indexOf(column);
  return firstRows.flatMap((row) => row[at] ?? []);
}

/** Whole numbers within an ADC's range; lists of hits may have a few that are not. */
function canBeAdc(table: EventTable, column: TableColumn): boolean {
  const values = valuesIn(table, column);
  const good = values.filter((value) => Number.isInteger(value) && value >= 0 && value < MAX_CHANNELS);
  return values.length === 0 || good.length > (column.perRow === 1 ? values.length - 1 : 0);
}

/** The unit in which times are nearest to now: 1e9 s is 2001, and 1e10 s is 2286. */
function unitOf(times: readonly number[]): TimeUnit {
  const largest = Math.max(0, ...times);
  const units = Object.entries(TIME_UNITS) as [TimeUnit, number][];
  return units.find(([, seconds]) => largest * seconds < 1e10)?.[0] ?? 's';
}
