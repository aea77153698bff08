import { MAX_DETECTOR_NUMBER } from '../../dataset/detectorIndex';
import { FormatError } from '../../dataset/errors';
import { MAX_CHANNELS } from '../../dataset/histogramBuilder';
import type { Read } from '../format';
import { columnsOf, isUnixTime, notAnInteger, notATime, warnOfIgnored } from '../table/columns';
import { findHeader } from '../table/header';
import { readRows } from '../table/rows';

const LARGEST_ADC = MAX_CHANNELS - 1;

/** Reads one event per row; see `Read`. */
export const read: Read = async (file, builder) => {
  const header = findHeader(file.head);
  if (header === null) throw new FormatError(file.name, {}, 'there is no header; expected sdd,time,adc');
  const at = columnsOf(file.name, header, ['sdd', 'time', 'adc', 'bus']);
  const wanted = header.names.map((_, column) => Object.values(at).includes(column));
  let events = 0;
  await readRows(file, header, wanted, (cells, line) => {
    const sdd = cells[at.sdd] ?? NaN;
    const adc = cells[at.adc] ?? NaN;
    const bus = at.bus < 0 ? -1 : (cells[at.bus] ?? NaN);
    const timeS = at.time < 0 ? NaN : (cells[at.time] ?? NaN);
    // A mask leaves whole numbers of 16 bits as they are, and nothing else.
    if (sdd !== (sdd & MAX_DETECTOR_NUMBER)) throw bad(at.sdd, 'sdd', sdd, line, MAX_DETECTOR_NUMBER);
    if (adc !== (adc & LARGEST_ADC)) throw bad(at.adc, 'adc', adc, line, LARGEST_ADC);
    if (at.bus >= 0 && bus !== (bus & MAX_DETECTOR_NUMBER)) throw bad(at.bus, 'bus', bus, line, MAX_DETECTOR_NUMBER);
    if (at.time >= 0 && !isUnixTime(timeS)) throw notATime(file.name, { line, column: at.time }, 'time', timeS);
    builder.addEvent(bus, sdd, timeS, adc);
    events++;
  });
  return { events, warnings: warnOfIgnored(file.name, header, wanted) };

  function bad(column: number, what: string, value: number, line: number, largest: number): FormatError {
    return notAnInteger(file.name, { line, column }, what, value, largest);
  }
};
