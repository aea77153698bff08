import { FormatError } from '../../dataset/errors';
import { MAX_COUNT } from '../../dataset/histogramBuilder';
import type { SpectrumFacts } from '../../dataset/run';
import type { Read } from '../format';
import { addSpectra, withoutUnknown, type FileSpectrum } from '../spectrum/addSpectra';
import { readXml } from '../xml/readXml';
import { channelCounts } from './channelData';
import { spectraOf2006 } from './edition2006';
import { spectraOf2011 } from './edition2011';
import type { N42Spectrum } from './n42Spectrum';

/** 1024 spectra of 65536 channels; spectra of portals have 1024 channels. */
const MAX_CHANNELS_TOGETHER = 2 ** 26;

/**
 * Reads all spectra of an ANSI N42.42 file; see `Read`. Those of one detector are added up, since a calibration wants
 * every event; a detector is known by its name in the file. Counts without channels (dose, neutrons) are not read.
 */
export const read: Read = async (file, builder) => {
  const root = await readXml(file);
  const found = root.name === 'RadInstrumentData' ? spectraOf2011(root) : spectraOf2006(root);
  if (found.length === 0) {
    throw new FormatError(
      file.name,
      { line: root.line },
      'there is no spectrum; expected measurements with <ChannelData>',
    );
  }
  const byDetector = new Map<string, N42Spectrum[]>();
  for (const spectrum of found) {
    const known = byDetector.get(spectrum.detector);
    if (known === undefined) byDetector.set(spectrum.detector, [spectrum]);
    else known.push(spectrum);
  }
  const budget = channelBudget(file.name);
  const spectra = [...byDetector.values()].map((ofDetector) => together(file.name, ofDetector, budget));
  return addSpectra(file.name, builder, spectra, oddities(byDetector));
};

/** The spectra of one detector, added one by one. Times are kept where there is one alone. */
function together(file: string, spectra: readonly N42Spectrum[], budget: ChannelBudget): FileSpectrum {
  const [first, ...more] = spectra;
  if (first === undefined) throw new RangeError('a detector without spectra');
  let sum = new Float64Array(0);
  for (const { data, detector } of spectra) {
    const counts = channelCounts(file, data);
    budget.take(counts.length, data.line);
    if (counts.length > sum.length) {
      const longer = new Float64Array(counts.length);
      longer.set(sum);
      sum = longer;
    }
    for (const [channel, n] of counts.entries()) sum[channel] = (sum[channel] ?? 0) + n;
    if (sum.some((n) => n > MAX_COUNT)) {
      const problem = `the spectra of ${detector} add up to more than 2^32 - 1 counts in a channel`;
      throw new FormatError(file, { line: data.line }, problem);
    }
  }
  return { counts: Uint32Array.from(sum), facts: more.length === 0 ? first.facts : withoutTimes(first.facts) };
}

interface ChannelBudget {
  readonly take: (channels: number, line: number) => void;
}

/** Counts the channels of a file: a few bytes of XML can stand for 65536 zeros. */
function channelBudget(file: string): ChannelBudget {
  let left = MAX_CHANNELS_TOGETHER;
  const take = (channels: number, line: number) => {
    left -= channels;
    if (left >= 0) return;
    const problem = `the spectra up to here have more than ${String(MAX_CHANNELS_TOGETHER)} channels together`;
    throw new FormatError(file, { line }, problem);
  };
  return { take };
}

function withoutTimes(facts: SpectrumFacts): SpectrumFacts {
  return withoutUnknown({ ...facts, liveS: undefined, realS: undefined });
}

function oddities(byDetector: ReadonlyMap<string, readonly N42Spectrum[]>): string[] {
  return [...byDetector].flatMap(([detector, spectra]) => {
    if (spectra.length < 2) return [];
    const kinds = [...new Set(spectra.map(({ kind }) => kind))].filter((kind) => kind !== '');
    const ofKinds = kinds.length > 1 ? ` (of the kinds ${kinds.join(', ')})` : '';
    return [`${String(spectra.length)} spectra of the detector ${detector}${ofKinds} were added up.`];
  });
}
