import { MAX_DETECTOR_NUMBER } from '../../dataset/detectorIndex';
import { FormatError } from '../../dataset/errors';
import { emptyEventList } from '../../dataset/eventList';
import { MAX_CHANNELS } from '../../dataset/histogramBuilder';
import type { Read } from '../format';
import { columnsOf, isUnixTime, notAnInteger, notATime, warnOfIgnored } from '../table/columns';
import { findHeader } from '../table/header';
import { readRows } from '../table/rows';

const LARGEST_ADC = MAX_CHANNELS - 1;
/** Few enough to stay in the processor's cache. */
const EVENTS_AT_ONCE = 4096;

/** Reads one event per row; see `Read`. */
export const read: Read = async (file, builder) => {
  const header = findHeader(file.head);
  if (header === null) throw new FormatError(file.name, {}, 'there is no header; expected sdd,time,adc');
  const at = columnsOf(file.name, header, ['sdd', 'time', 'adc', 'bus']);
  const wanted = header.names.map((_, column) => Object.values(at).includes(column));
  const list = emptyEventList(EVENTS_AT_ONCE, { bus: at.bus >= 0, time: at.time >= 0 });
  let events = 0;
  const flush = () => {
    builder.addEvents(list);
    events += list.length;
    list.length = 0;
  };
  await readRows(file, header, wanted, (cells, line) => {
    const row = list.length;
    const sdd = cells[at.sdd] ?? NaN;
    const adc = cells[at.adc] ?? NaN;
    // A mask leaves whole numbers of 16 bits as they are, and nothing else.
    if (sdd !== (sdd & MAX_DETECTOR_NUMBER)) throw bad(at.sdd, 'sdd', sdd, line, MAX_DETECTOR_NUMBER);
    if (adc !== (adc & LARGEST_ADC)) throw bad(at.adc, 'adc', adc, line, LARGEST_ADC);
    list.sdd[row] = sdd;
    list.adc[row] = adc;
    if (list.bus !== null) {
      const bus = cells[at.bus] ?? NaN;
      if (bus !== (bus & MAX_DETECTOR_NUMBER)) throw bad(at.bus, 'bus', bus, line, MAX_DETECTOR_NUMBER);
      list.bus[row] = bus;
    }
    if (list.timeS !== null) {
      const timeS = cells[at.time] ?? NaN;
      if (!isUnixTime(timeS)) throw notATime(file.name, { line, column: at.time }, 'time', timeS);
      list.timeS[row] = timeS;
    }
    list.length = row + 1;
    if (list.length === EVENTS_AT_ONCE) flush();
  });
  flush();
  return { events, warnings: warnOfIgnored(file.name, header, wanted) };

  function bad(column: number, what: string, value: number, line: number, largest: number): FormatError {
    return notAnInteger(file.name, { line, column }, what, value, largest);
  }
};
