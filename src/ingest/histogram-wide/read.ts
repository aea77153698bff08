import { detectorLabel } from '../../dataset/detector';
import { FormatError } from '../../dataset/errors';
import { MAX_CHANNELS, MAX_COUNT, type HistogramBuilder } from '../../dataset/histogramBuilder';
import type { OpenFile, Read } from '../format';
import { notAnInteger } from '../table/columns';
import { findHeader, type TableHeader } from '../table/header';
import { readRows } from '../table/rows';
import { detectorOfName } from './columnNames';

/** Reads one column per SDD, without time, into one batch; see `Read`. Channels are ascending; absent ones hold 0. */
export const read: Read = async (file, builder) => {
  const header = findHeader(file.head);
  if (header === null) throw new FormatError(file.name, {}, 'there is no header; expected adc,sdd1,sdd2,...');
  const detectors = detectorsOf(file, header, builder);
  const batch = builder.untimedBatch(0);
  const wanted = header.names.map(() => true);
  let events = 0;
  let adcBefore = -1;
  await readRows(file, header, wanted, (cells, line) => {
    const adc = cells[0] ?? NaN;
    if (!isCount(adc, MAX_CHANNELS - 1))
      throw notAnInteger(file.name, { line, column: 0 }, 'adc', adc, MAX_CHANNELS - 1);
    if (adc <= adcBefore) {
      const problem = `channel ${String(adc)} follows ${String(adcBefore)}; each channel must stand once, in ascending order`;
      throw new FormatError(file.name, { line, column: 1 }, problem);
    }
    adcBefore = adc;
    for (const [i, detector] of detectors.entries()) {
      const counts = cells[i + 1] ?? NaN;
      if (!isCount(counts, MAX_COUNT)) {
        throw notAnInteger(file.name, { line, column: i + 1 }, header.names[i + 1] ?? '', counts, MAX_COUNT);
      }
      if (counts === 0) continue;
      builder.addCounts(detector, batch, adc, counts);
      events += counts;
    }
  });
  return { events, warnings: [] };
};

function isCount(value: number, largest: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= largest;
}

/** The builder's index of the detector of every column but the first. */
function detectorsOf(file: OpenFile, header: TableHeader, builder: HistogramBuilder): number[] {
  const seen = new Set<string>();
  return header.keys.slice(1).map((name, i) => {
    const place = { line: header.line, column: i + 2 };
    const key = detectorOfName(name);
    if (key === null) throw new FormatError(file.name, place, `the column "${name}" names no SDD; expected e.g. sdd12`);
    const label = detectorLabel(key);
    if (seen.has(label))
      throw new FormatError(file.name, place, `a second column for SDD ${label}: rename or remove one`);
    seen.add(label);
    return builder.detector(key.bus ?? -1, key.sdd);
  });
}
