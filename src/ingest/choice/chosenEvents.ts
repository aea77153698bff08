import type { SetAside } from '../../dataset/run';
import { MAX_CHANNELS, type HistogramBuilder } from '../../dataset/histogramBuilder';
import { FormatError } from '../../dataset/errors';
import type { ReadSummary } from '../format';
import { eventAdder, EVENTS_AT_ONCE, type EventColumn, type EventValues } from '../npy/eventColumns';
import { TIME_UNITS, type CrossTalkCut, type EventChoice, type RowCut } from './contents';

/** Columns of one length: a number per event, each under the key that `keysOf` gives. */
export type EventBlock = ReadonlyMap<string, Float64Array>;

/** One column as it is needed: per event, or one number of a row's several. */
export interface WantedColumn {
  readonly key: string;
  readonly column: string;
  /** Null for a number per event. */
  readonly index: number | null;
}

/** The key of the place in a row, for tables whose places are SDDs. */
export const PLACE = '#place';

/** Takes blocks of events, leaves out what the cuts say, and fills the builder with the rest. */
export interface ChosenEvents {
  readonly wanted: readonly WantedColumn[];
  /** Adds `count` events of at most EVENTS_AT_ONCE; `isFirst` marks those that start a row, null where all do. */
  readonly add: (block: EventBlock, count: number, isFirst: Uint8Array | null) => void;
  /** To be called after the last block. */
  readonly finish: () => ReadSummary;
}

/** Whether a column has a number per event, as the ADC column has. */
export type IsPerEvent = (column: string) => boolean;

/**
 * Events as `choice` says; with `hasPlaces` each block has them under the key PLACE. Throws a FormatError where a value that is read is none, with the place that `placeOf` gives.
 */
export function chosenEvents(
  file: string,
  builder: HistogramBuilder,
  choice: EventChoice,
  isPerEvent: IsPerEvent,
  hasPlaces = false,
): ChosenEvents {
  const keyOfCut = ({ column, index }: RowCut) => (isPerEvent(column) ? column : `${column}[${String(index)}]`);
  const cuts = choice.cuts.map((cut): CountedCut => ({ ...cut, key: keyOfCut(cut), cutEvents: 0 }));
  const places = choice.sdd === null && hasPlaces;
  const add = choice.sdd !== null || places ? eventAdder(file, builder, () => ({})) : null;
  const alone = add === null ? new Uint32Array(MAX_CHANNELS) : null;
  const crossTalk = choice.crossTalk === null ? null : crossTalkFinder(choice.crossTalk);
  const kept = new Float64Array(EVENTS_AT_ONCE);
  let events = 0;
  let crossTalkEvents = 0;
  return {
    wanted: wantedColumns(choice, isPerEvent, cuts),
    add: (block, count, isFirst) => {
      const following = crossTalk?.(block, count, isFirst);
      const marked = markCut(block, count, cuts);
      let keptEvents = 0;
      for (let i = 0; i < count; i++) {
        if (marked[i] === 1) continue;
        if (following?.[i] === 1) crossTalkEvents++;
        else kept[keptEvents++] = i;
      }
      events += keptEvents;
      if (keptEvents === 0) return;
      const values = valuesOf(block, choice, places, kept.subarray(0, keptEvents));
      if (add !== null) add(values, keptEvents);
      else if (alone !== null) countAlone(file, values, keptEvents, alone);
    },
    finish: () => {
      const warnings: string[] = [];
      if (alone !== null && events > 0) {
        const counts = alone.subarray(0, alone.findLastIndex((n) => n > 0) + 1);
        builder.addSpectrum(counts, null, { file, facts: {} });
        if (choice.time !== null) warnings.push(`${file}: events without a column of SDDs lose their times.`);
      }
      return { events, warnings, setAside: setAsideBy(cuts, choice.crossTalk, crossTalkEvents) };
    },
  };
}

function wantedColumns(
  { adc, sdd, bus, time, crossTalk }: EventChoice,
  isPerEvent: IsPerEvent,
  cuts: readonly CountedCut[],
): WantedColumn[] {
  const wanted = new Map<string, WantedColumn>();
  for (const column of [adc, sdd, bus, time, crossTalk?.column ?? null]) {
    if (column !== null) wanted.set(column, { key: column, column, index: isPerEvent(column) ? null : 0 });
  }
  for (const { key, column, index } of cuts) {
    if (!wanted.has(key)) wanted.set(key, { key, column, index: isPerEvent(column) ? null : index });
  }
  return [...wanted.values()];
}

/** Marks events outside any cut; each is counted by the first that it fails. */
function markCut(block: EventBlock, count: number, cuts: readonly CountedCut[]): Uint8Array {
  const marks = new Uint8Array(count);
  for (const cut of cuts) {
    const values = block.get(cut.key);
    const min = cut.min ?? -Infinity;
    const max = cut.max ?? Infinity;
    for (let i = 0; i < count; i++) {
      const value = values?.[i] ?? NaN;
      if (marks[i] === 1 || (value >= min && value <= max)) continue;
      marks[i] = 1;
      cut.cutEvents++;
    }
  }
  return marks;
}

interface CountedCut extends RowCut {
  readonly key: string;
  cutEvents: number;
}

/** The events of these rows under the names that `eventAdder` knows. */
function valuesOf(block: EventBlock, choice: EventChoice, places: boolean, rows: Float64Array): EventValues {
  const take = (key: string | null, scale = 1) => {
    const from = key === null ? undefined : block.get(key);
    if (from === undefined) return undefined;
    // Mostly nothing is cut.
    if (scale === 1 && rows.at(-1) === rows.length - 1) return from.subarray(0, rows.length);
    return rows.map((row) => (from[row] ?? NaN) * scale);
  };
  const { sddOfPlace } = choice;
  const place = places ? take(PLACE) : undefined;
  const sdd = place?.map((k) => (sddOfPlace === null ? k : (sddOfPlace[k] ?? NaN))) ?? take(choice.sdd);
  const columns: [EventColumn, Float64Array | undefined][] = [
    ['adc', take(choice.adc)],
    ['sdd', sdd],
    ['bus', take(choice.bus)],
    ['time', take(choice.time, TIME_UNITS[choice.timeUnit])],
  ];
  return Object.fromEntries(columns.filter(([, values]) => values !== undefined));
}

function countAlone(file: string, { adc }: EventValues, count: number, counts: Uint32Array): void {
  for (let i = 0; i < count; i++) {
    const channel = adc?.[i] ?? NaN;
    if (!(Number.isInteger(channel) && channel >= 0 && channel < MAX_CHANNELS)) {
      const problem = `adc is ${String(channel)}; it must be a whole number from 0 to ${String(MAX_CHANNELS - 1)}`;
      throw new FormatError(file, {}, problem);
    }
    counts[channel] = (counts[channel] ?? 0) + 1;
  }
}

/**
 * Marks hits that follow the one before them in the same row too soon. The counter wraps, so that a difference below 0 is
 * one of the next turn; a counter of signed numbers differs by the same.
 */
function crossTalkFinder({ column, withinTicks, wrapsAtTicks }: CrossTalkCut) {
  let before = NaN;
  const marks = new Uint8Array(EVENTS_AT_ONCE);
  return (block: EventBlock, count: number, isFirst: Uint8Array | null): Uint8Array => {
    const ticks = block.get(column);
    for (let i = 0; i < count; i++) {
      const tick = ticks?.[i] ?? NaN;
      const since = isFirst === null || isFirst[i] === 1 ? NaN : tick - before;
      marks[i] = Number((since < 0 ? since + wrapsAtTicks : since) < withinTicks);
      before = tick;
    }
    return marks;
  };
}

function setAsideBy(cuts: readonly CountedCut[], crossTalk: CrossTalkCut | null, crossTalkEvents: number): SetAside[] {
  const byCuts = cuts.map(({ key, min, max, cutEvents }) => ({
    events: cutEvents,
    reason: rangeInWords(key, min, max),
  }));
  if (crossTalk === null) return byCuts;
  const { column, withinTicks } = crossTalk;
  const reason = `cross-talk: less than ${String(withinTicks)} ticks of ${column} after the hit before`;
  return [...byCuts, { events: crossTalkEvents, reason }];
}

function rangeInWords(key: string, min: number | null, max: number | null): string {
  if (min !== null && max !== null) return `${key} outside ${String(min)} to ${String(max)}`;
  return min !== null ? `${key} below ${String(min)}` : `${key} above ${String(max)}`;
}
