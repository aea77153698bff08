import type { BatchSlot } from '../../dataset/batchSlots';
import { MAX_DETECTOR_NUMBER } from '../../dataset/detectorIndex';
import { FormatError } from '../../dataset/errors';
import { MAX_CHANNELS, MAX_COUNT, type HistogramBuilder } from '../../dataset/histogramBuilder';
import type { OpenFile, Read } from '../format';
import { columnsOf, isUnixTime, notAnInteger, notATime, warnOfIgnored } from '../table/columns';
import { findHeader, type TableHeader } from '../table/header';
import { readRows } from '../table/rows';

const COLUMNS = ['sdd', 'bus', 'batch', 'start', 'stop', 'adc', 'counts'] as const;

/** Where each column stands, -1 for one that the file does not have. */
type Columns = Record<(typeof COLUMNS)[number], number>;

/**
 * Reads a sparse histogram, see `Read`. Rows of the same SDD, batch and channel add up. A batch is known by its number
 * and has the same start and stop in all its rows.
 */
export const read: Read = async (file, builder) => {
  const header = findHeader(file.head);
  if (header === null)
    throw new FormatError(file.name, {}, 'there is no header; expected sdd,batch,start,stop,adc,counts');
  const at = columnsOf(file.name, header, COLUMNS);
  if (at.start < 0 !== at.stop < 0) throw halfAnInterval(file, header, at);
  const wanted = header.names.map((_, column) => Object.values(at).includes(column));
  const integerIn = integerReader(file);
  const batchOf = batchReader(file, at, builder);
  let events = 0;
  await readRows(file, header, wanted, (cells, line) => {
    const sdd = integerIn(cells, at.sdd, line, 'sdd', MAX_DETECTOR_NUMBER);
    const bus = at.bus < 0 ? -1 : integerIn(cells, at.bus, line, 'bus', MAX_DETECTOR_NUMBER);
    const batch = at.batch < 0 ? 0 : integerIn(cells, at.batch, line, 'batch', MAX_COUNT);
    const adc = integerIn(cells, at.adc, line, 'adc', MAX_CHANNELS - 1);
    const counts = integerIn(cells, at.counts, line, 'counts', MAX_COUNT);
    builder.addCounts(builder.detector(bus, sdd), batchOf(batch, cells, line), adc, counts);
    events += counts;
  });
  return { events, warnings: warnOfIgnored(file.name, header, wanted) };
};

function integerReader(file: OpenFile) {
  return (cells: Float64Array, column: number, line: number, what: string, largest: number): number => {
    const value = cells[column] ?? NaN;
    if (Number.isInteger(value) && value >= 0 && value <= largest) return value;
    throw notAnInteger(file.name, { line, column }, what, value, largest);
  };
}

/** Finds the batch of a row by its number, and checks that its start and stop are those of the rows before. */
function batchReader(file: OpenFile, at: Columns, builder: HistogramBuilder) {
  const known = new Map<number, BatchSlot>();
  return (batch: number, cells: Float64Array, line: number): BatchSlot => {
    const start = at.start < 0 ? NaN : (cells[at.start] ?? NaN);
    const stop = at.stop < 0 ? NaN : (cells[at.stop] ?? NaN);
    const before = known.get(batch);
    if (before === undefined) {
      const slot = newBatch(file, at, builder, { batch, start, stop, line });
      known.set(batch, slot);
      return slot;
    }
    if (!Object.is(before.start ?? NaN, start) || !Object.is(before.stop ?? NaN, stop)) {
      const problem = `batch ${String(batch)} has another start or stop here than in the rows before`;
      throw new FormatError(file.name, { line, column: at.start + 1 }, problem);
    }
    return before;
  };
}

function newBatch(
  file: OpenFile,
  at: Columns,
  builder: HistogramBuilder,
  { batch, start, stop, line }: { batch: number; start: number; stop: number; line: number },
): BatchSlot {
  if (Number.isNaN(start) && Number.isNaN(stop)) return builder.untimedBatch(batch);
  if (!isUnixTime(start)) throw notATime(file.name, { line, column: at.start }, 'start', start);
  if (!isUnixTime(stop)) throw notATime(file.name, { line, column: at.stop }, 'stop', stop);
  if (stop <= start) {
    const problem = `stop is ${String(stop)}, but start is ${String(start)}; stop must be the later one`;
    throw new FormatError(file.name, { line, column: at.stop + 1 }, problem);
  }
  return builder.batchBetween(start, stop);
}

function halfAnInterval(file: OpenFile, header: TableHeader, at: Columns): FormatError {
  const [present, missing] = at.start < 0 ? ['stop', 'start'] : ['start', 'stop'];
  const problem = `the header has a column ${present}, but none called ${missing}: add it, or leave out both`;
  return new FormatError(file.name, { line: header.line }, problem);
}
