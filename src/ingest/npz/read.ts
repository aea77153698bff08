import { FormatError } from '../../dataset/errors';
import { detectorOfName } from '../histogram-wide/columnNames';
import type { ByteRange, Read } from '../format';
import { arraySpectra } from '../npy/arraySpectra';
import { openNpy } from '../npy/openNpy';
import { rangeOf } from '../source/zip/byteRange';
import { readDirectory, type ZipMember } from '../source/zip/directory';
import { openMember } from '../source/zip/openMember';
import { addNumbered, type NumberedSpectrum } from '../spectrum/addNumbered';
import { addSpectra } from '../spectrum/addSpectra';
import { readEventArrays } from './eventArrays';

/** Names that say that an array holds counts. */
const COUNTS = /^(counts?|hist|histograms?|spectr(um|a)|data|arr_\d+)$/;

/**
 * Reads arrays `sdd` and `adc` (and `time`, `bus`) as events; else, as spectra, every array whose name says that it
 * holds counts (`counts`, `spectra`, `arr_0`, `sdd12`), or the only array there is. See `Read`.
 */
export const read: Read = async (file, builder) => {
  const range = await rangeOf(file);
  const arrays = new Map<string, ZipMember>();
  for (const member of await readDirectory(file.name, range)) {
    if (member.name.endsWith('.npy')) arrays.set(member.name.slice(0, -4), member);
  }
  const names = [...arrays.keys()];
  if (names.includes('sdd') && names.includes('adc')) return readEventArrays(file.name, range, arrays, builder);
  const used = names.length === 1 ? names : names.filter((name) => isOfCounts(name.toLowerCase()));
  if (used.length === 0) {
    const list = names.join(', ').slice(0, 200);
    const problem = `the arrays are ${list}; expected sdd, time, adc for events, or counts for spectra`;
    throw new FormatError(file.name, {}, problem);
  }
  const ignored = names.filter((name) => !used.includes(name));
  const oddities = ignored.length > 0 ? [`arrays not read: ${ignored.join(', ')}.`] : [];
  const spectra: Uint32Array[] = [];
  const numbered: NumberedSpectrum[] = [];
  for (const name of used) {
    const member = arrays.get(name);
    if (member === undefined) continue;
    const found = await spectraOf(file.name, range, member);
    oddities.push(...found.oddities);
    const detector = detectorOfName(name.toLowerCase());
    const [alone, ...more] = found.spectra;
    if (detector === null || alone === undefined || more.length > 0) spectra.push(...found.spectra);
    else numbered.push({ counts: alone, detector });
  }
  const eventsNumbered = addNumbered(builder, numbered);
  if (spectra.length === 0 && numbered.length > 0) {
    return { events: eventsNumbered, warnings: oddities.map((oddity) => `${file.name}: ${oddity}`) };
  }
  const withFacts = spectra.map((counts) => ({ counts, facts: {} }));
  const summary = addSpectra(file.name, builder, withFacts, oddities);
  return { ...summary, events: summary.events + eventsNumbered };
};

async function spectraOf(file: string, range: ByteRange, member: ZipMember) {
  return arraySpectra(file, await openNpy(file, openMember(file, range, member)));
}

function isOfCounts(name: string): boolean {
  return COUNTS.test(name) || detectorOfName(name) !== null;
}
