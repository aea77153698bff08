import { FormatError } from '../../dataset/errors';
import type { HistogramBuilder } from '../../dataset/histogramBuilder';
import type { Read, ReadSummary } from '../format';
import { addSpectra } from '../spectrum/addSpectra';
import { arraySpectra } from './arraySpectra';
import { EVENT_COLUMNS, eventAdder, EVENTS_AT_ONCE, type EventColumn, type EventValues } from './eventColumns';
import type { NpyField } from './header';
import { openNpy, type OpenNpy } from './openNpy';

/** Reads one array: records with fields are events, all others spectra; see `Read`. */
export const read: Read = async (file, builder) => {
  const array = await openNpy(file.name, file.chunks);
  if (array.header.isStructured) return readEvents(file.name, array, builder);
  const { spectra, oddities } = await arraySpectra(file.name, array);
  const withFacts = spectra.map((counts) => ({ counts, facts: {} }));
  return addSpectra(file.name, builder, withFacts, oddities);
};

/** Events from the fields sdd, adc, and time and bus where there are any; others are named in a warning. */
async function readEvents(file: string, array: OpenNpy, builder: HistogramBuilder): Promise<ReadSummary> {
  const { fields, recordBytes, records, shape } = array.header;
  const names = fields.map(({ name }) => name).join(', ');
  if (shape.length !== 1) throw new FormatError(file, { byte: 0 }, 'events must be in an array of one dimension');
  const used = new Map<EventColumn, NpyField>();
  for (const column of EVENT_COLUMNS) {
    const field = fields.find(({ name }) => name.toLowerCase() === column);
    if (field !== undefined) used.set(column, field);
    else if (column === 'sdd' || column === 'adc') {
      throw new FormatError(
        file,
        { byte: 0 },
        `the fields are ${names}; "${column}" is missing (expected sdd, time, adc)`,
      );
    }
  }
  const placeOf = (row: number, column: EventColumn) => ({
    byte: array.dataByte + row * recordBytes + (used.get(column)?.offset ?? 0),
  });
  const add = eventAdder(file, builder, placeOf);
  const values: EventValues = {};
  for (const column of used.keys()) values[column] = new Float64Array(EVENTS_AT_ONCE);
  for await (const piece of array.pieces) {
    const view = new DataView(piece.buffer, piece.byteOffset, piece.byteLength);
    for (let from = 0; from < piece.length; from += EVENTS_AT_ONCE * recordBytes) {
      const count = Math.min(EVENTS_AT_ONCE, (piece.length - from) / recordBytes);
      for (const [column, { type, offset }] of used) {
        const into = values[column];
        if (into === undefined) continue;
        for (let i = 0, byte = from + offset; i < count; i++, byte += recordBytes) into[i] = type.read(view, byte);
      }
      add(values, count);
    }
  }
  const ignored = fields.filter((field) => ![...used.values()].includes(field)).map(({ name }) => name);
  return { events: records, warnings: ignored.length > 0 ? [`${file}: fields not read: ${ignored.join(', ')}.`] : [] };
}
