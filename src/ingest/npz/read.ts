import { FormatError } from '../../dataset/errors';
import type { HistogramBuilder } from '../../dataset/histogramBuilder';
import type { EventChoice } from '../choice/contents';
import { groupOf } from '../choice/spectrumGroups';
import { detectorOfName } from '../histogram-wide/columnNames';
import type { ByteRange, Read, ReadSummary } from '../format';
import { arraySpectra } from '../npy/arraySpectra';
import { rangeOf } from '../source/zip/byteRange';
import { addNumbered, type NumberedSpectrum } from '../spectrum/addNumbered';
import { addSpectra } from '../spectrum/addSpectra';
import { arraysIn, openArray, type NpzArrays } from './arrays';
import { readEventArrays } from './eventArrays';
import { countsAmong, hasEvents } from './names';

/**
 * Reads what was chosen; else arrays `sdd` and `adc` (and `time`, `bus`) as events; else, as spectra, every array whose
 * name says that it holds counts (`counts`, `spectra`, `arr_0`, `sdd12`), or the only array there is. See `Read`.
 */
export const read: Read = async (file, builder, choice) => {
  const range = await rangeOf(file);
  const arrays = await arraysIn(file.name, range);
  const names = [...arrays.keys()];
  if (choice?.kind === 'events') return readEventArrays(file.name, range, arrays, choice, builder);
  if (choice === undefined && hasEvents(names)) {
    return readEventArrays(file.name, range, arrays, plainEvents(names), builder);
  }
  const used = choice === undefined ? countsAmong(names) : names.filter((name) => choice.paths.includes(groupOf(name)));
  if (used.length === 0) {
    const list = names.join(', ').slice(0, 200);
    const problem = `the arrays are ${list}; expected sdd, time, adc for events, or counts for spectra`;
    throw new FormatError(file.name, {}, problem);
  }
  return readSpectra(file.name, range, arrays, used, builder);
};

function plainEvents(names: readonly string[]): EventChoice {
  const orNone = (name: string) => (names.includes(name) ? name : null);
  return {
    ...{ kind: 'events', path: '', adc: 'adc', sdd: 'sdd', sddOfPlace: null, bus: orNone('bus') },
    ...{ time: orNone('time'), timeUnit: 's', cuts: [], crossTalk: null },
  };
}

/** Spectra of which the name gives an SDD are of it; all others become the next free ones. */
async function readSpectra(
  file: string,
  range: ByteRange,
  arrays: NpzArrays,
  used: readonly string[],
  builder: HistogramBuilder,
): Promise<ReadSummary> {
  const ignored = [...arrays.keys()].filter((name) => !used.includes(name));
  const oddities = ignored.length > 0 ? [`arrays not read: ${ignored.join(', ')}.`] : [];
  const spectra: Uint32Array[] = [];
  const numbered: NumberedSpectrum[] = [];
  for (const name of used) {
    const member = arrays.get(name);
    if (member === undefined) continue;
    const found = await arraySpectra(file, await openArray(file, range, member));
    oddities.push(...found.oddities);
    const detector = detectorOfName(name.toLowerCase());
    const [alone, ...more] = found.spectra;
    if (detector === null || alone === undefined || more.length > 0) spectra.push(...found.spectra);
    else numbered.push({ counts: alone, detector });
  }
  const eventsNumbered = addNumbered(builder, numbered);
  if (spectra.length === 0 && numbered.length > 0) {
    return { events: eventsNumbered, warnings: oddities.map((oddity) => `${file}: ${oddity}`) };
  }
  const withFacts = spectra.map((counts) => ({ counts, facts: {} }));
  const summary = addSpectra(file, builder, withFacts, oddities);
  return { ...summary, events: summary.events + eventsNumbered };
}
