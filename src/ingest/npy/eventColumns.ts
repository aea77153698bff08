import { MAX_DETECTOR_NUMBER } from '../../dataset/detectorIndex';
import { FormatError } from '../../dataset/errors';
import { emptyEventList, type EventList } from '../../dataset/eventList';
import { MAX_CHANNELS, type HistogramBuilder } from '../../dataset/histogramBuilder';
import { isUnixTime } from '../table/columns';

/** Few enough to stay in the processor's cache. */
export const EVENTS_AT_ONCE = 4096;

export const EVENT_COLUMNS = ['sdd', 'adc', 'time', 'bus'] as const;
export type EventColumn = (typeof EVENT_COLUMNS)[number];

/** Columns of at most `EVENTS_AT_ONCE` events; `time` and `bus` may be missing. */
export type EventValues = Partial<Record<EventColumn, Float64Array>>;

/**
 * Adds events from columns of numbers; the returned function takes the first `count` rows. It throws a FormatError at
 * the place that `placeOf` gives for a row and column where a value is none: sdd, bus and adc are whole numbers of 16
 * bits, time is in Unix seconds.
 */
export function eventAdder(
  file: string,
  builder: HistogramBuilder,
  placeOf: (row: number, column: EventColumn) => { readonly byte: number } | Record<string, never>,
): (values: EventValues, count: number) => void {
  let done = 0;
  let list: EventList | null = null;
  return ({ sdd, adc, time, bus }, count) => {
    list ??= emptyEventList(EVENTS_AT_ONCE, { bus: bus !== undefined, time: time !== undefined });
    const bad = (row: number, column: EventColumn, value: number, expected: string) => {
      const problem = `event ${String(done + row + 1)}: ${column} is ${String(value)}; it must be ${expected}`;
      return new FormatError(file, placeOf(done + row, column), problem);
    };
    const copy = (column: EventColumn, from: Float64Array | undefined, to: Uint16Array | null, largest: number) => {
      if (from === undefined || to === null) return;
      for (let row = 0; row < count; row++) {
        const value = from[row] ?? NaN;
        // A mask leaves whole numbers of 16 bits as they are, and nothing else.
        if (value !== (value & largest)) throw bad(row, column, value, `a whole number from 0 to ${String(largest)}`);
        to[row] = value;
      }
    };
    copy('sdd', sdd, list.sdd, MAX_DETECTOR_NUMBER);
    copy('adc', adc, list.adc, MAX_CHANNELS - 1);
    copy('bus', bus, list.bus, MAX_DETECTOR_NUMBER);
    const { timeS } = list;
    for (let row = 0; row < count && timeS !== null; row++) {
      const value = time?.[row] ?? NaN;
      if (!isUnixTime(value)) throw bad(row, 'time', value, 'in Unix seconds, 0 or later');
      timeS[row] = value;
    }
    list.length = count;
    builder.addEvents(list);
    done += count;
  };
}
