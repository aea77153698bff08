import type { BatchSlot } from '../../dataset/batchSlots';
import { MAX_DETECTOR_NUMBER } from '../../dataset/detectorIndex';
import { FormatError } from '../../dataset/errors';
import { MAX_CHANNELS, type HistogramBuilder } from '../../dataset/histogramBuilder';
import { firstCountsOf, groupOf } from '../choice/spectrumGroups';
import type { OpenFile, ReadSummary } from '../format';
import { addSpectra, checkChannels, checkSpectra, type FileSpectrum } from '../spectrum/addSpectra';
import { isUnixTime } from '../table/columns';
import { countAt } from './columnSpectra';
import type { ColumnReader } from './columnReader';
import type { OpenParquet } from './openParquet';
import type { SpectraInFile } from './spectraInFile';

/** Names that say that a list holds counts. */
const COUNTS = /^(counts?|hist|histograms?|spectr(um|a)|data|mca)$/;
/** Rows that are read together. */
const ROWS_AT_ONCE = 64;
/** What a row says beside its counts. */
const PLACES = ['sdd', 'bus', 'start', 'stop'] as const;
type Place = (typeof PLACES)[number];

/**
 * One spectrum per row, from channel 0, in a column of lists. Columns `sdd`, `bus`, `start` and `stop` (Unix seconds) say of
 * which SDD and when; rows of the same SDD and time add up. Without `sdd` each row becomes the next free one.
 */
export async function rowSpectra(file: string, open: OpenParquet): Promise<SpectraInFile[]> {
  const found: SpectraInFile[] = [];
  for (const name of open.lists) {
    const [first = null] = open.rows > 0 ? await open.listsBetween(name, 0, 1) : [];
    const shown = (first ?? []).map(Number);
    const places = placesIn(open);
    found.push({
      group: {
        kind: 'spectra',
        path: groupOf(name),
        names: [name],
        channels: shown.length,
        firstCounts: firstCountsOf(shown),
      },
      isNamed: COUNTS.test(name.toLowerCase()),
      used: [name, ...places.values()],
      read: (builder, pace) => readRows(file, open, name, places, builder, pace),
    });
  }
  return found;
}

/** Names of the columns that say where a spectrum belongs; times only with a start and a stop, both of an SDD. */
function placesIn({ columns }: OpenParquet): ReadonlyMap<Place, string> {
  const named = new Map<Place, string>();
  for (const place of PLACES) {
    const column = columns.find(({ name }) => name.toLowerCase() === place);
    if (column !== undefined) named.set(place, column.name);
  }
  if (!named.has('sdd')) return new Map();
  if (named.has('start') !== named.has('stop')) for (const time of ['start', 'stop'] as const) named.delete(time);
  return named;
}

async function readRows(
  file: string,
  open: OpenParquet,
  name: string,
  places: ReadonlyMap<Place, string>,
  builder: HistogramBuilder,
  pace: OpenFile['pace'],
): Promise<ReadSummary> {
  // Those without an SDD are held until all are there: too many are refused before any is read.
  if (places.size === 0) checkSpectra(file, open.rows, `column "${name}", one in each row without a column "sdd"`);
  const readers = new Map([...places].map(([place, column]) => [place, open.column(column)] as const));
  const unnamed: FileSpectrum[] = [];
  let events = 0;
  for (let row = 0; row < open.rows; row += ROWS_AT_ONCE) {
    const end = Math.min(open.rows, row + ROWS_AT_ONCE);
    const lists = await open.listsBetween(name, row, end);
    const values = await valuesOf(readers, end - row);
    for (const [i, list] of lists.entries()) {
      const at = `row ${String(row + i + 1)}`;
      checkChannels(file, list?.length ?? 0);
      const counts = Uint32Array.from(list ?? [], (n, channel) =>
        countAt(file, n, `${at}, channel ${String(channel)}: "${name}"`),
      );
      if (places.size === 0) unnamed.push({ counts, facts: {} });
      else events += addRow(file, builder, counts, placeOf(file, at, values, i));
    }
    await pace?.(end / open.rows);
  }
  return places.size === 0 ? addSpectra(file, builder, unnamed) : { events, warnings: [] };
}

async function valuesOf(readers: ReadonlyMap<Place, ColumnReader>, count: number): Promise<Map<Place, Float64Array>> {
  const values = new Map<Place, Float64Array>();
  for (const [place, reader] of readers) values.set(place, await reader.next(count));
  return values;
}

interface RowPlace {
  readonly sdd: number;
  /** -1 where there are no buses. */
  readonly bus: number;
  readonly times: readonly [number, number] | null;
}

function placeOf(file: string, at: string, values: ReadonlyMap<Place, Float64Array>, i: number): RowPlace {
  const numberOf = (place: Place) => {
    const value = values.get(place)?.[i] ?? NaN;
    if (Number.isInteger(value) && value >= 0 && value <= MAX_DETECTOR_NUMBER) return value;
    const expected = `a whole number from 0 to ${String(MAX_DETECTOR_NUMBER)}`;
    throw new FormatError(file, {}, `${at}: ${place} is ${String(value)}; it must be ${expected}`);
  };
  const [sdd, bus] = [numberOf('sdd'), values.has('bus') ? numberOf('bus') : -1];
  if (!values.has('start')) return { sdd, bus, times: null };
  const [start, stop] = [values.get('start')?.[i] ?? NaN, values.get('stop')?.[i] ?? NaN];
  if (isUnixTime(start) && isUnixTime(stop) && stop > start) return { sdd, bus, times: [start, stop] };
  const found = `start is ${String(start)} and stop ${String(stop)}`;
  throw new FormatError(file, {}, `${at}: ${found}; they must be in Unix seconds, the stop after the start`);
}

function addRow(file: string, builder: HistogramBuilder, counts: Uint32Array, { sdd, bus, times }: RowPlace): number {
  if (counts.length > MAX_CHANNELS) throw new FormatError(file, {}, 'a spectrum has too many channels');
  const detector = builder.detector(bus, sdd);
  const slot: BatchSlot = times === null ? builder.untimedBatch(0) : builder.batchBetween(...times);
  let events = 0;
  for (const [adc, n] of counts.entries()) {
    if (n === 0) continue;
    builder.addCounts(detector, slot, adc, n);
    events += n;
  }
  return events;
}
