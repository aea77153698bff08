import { FormatError } from '../../dataset/errors';
import { MAX_CHANNELS, MAX_COUNT } from '../../dataset/histogramBuilder';
import type { Entry } from './directory';
import { objectOfKey, shown, type RootFile } from './rootFile';

/** Kinds of histograms of counts, and the largest count of a bin that is filled event by event. */
const LARGEST_COUNT: Readonly<Record<string, number>> = {
  C: 127,
  S: 32767,
  I: 2 ** 31 - 1,
  L: Infinity,
  F: 2 ** 24,
  D: Infinity,
};

/** What bins have to be: one channel each, or whatever they are, the first one channel 0. */
export type Bins = 'channels' | 'any';

/** A histogram as a spectrum. */
export interface RootHistogram {
  readonly path: string;
  readonly title: string;
  /** Counts from channel 0. */
  readonly counts: Uint32Array;
  readonly events: number;
  /** Events that the file counts below and above the bins. */
  readonly outside: number;
  /** How many events the program says that it filled in. */
  readonly entries: number;
  /** Whether a bin is as high as its type can count. */
  readonly isFull: boolean;
}

/** How many axes a histogram of counts has, 1 or 2; null where the object is none. */
export function axesOf({ key }: Entry): 1 | 2 | null {
  const axes = /^TH([12])[CSILFD]$/.exec(key.fClassName)?.[1];
  return axes === undefined ? null : axes === '1' ? 1 : 2;
}

/** The largest count that a bin of this class holds exactly. */
export function largestCountOf(className: string): number {
  return LARGEST_COUNT[className.slice(-1)] ?? Infinity;
}

/** Reads one histogram. Throws a FormatError where its bins are no channels, or its contents no counts. */
export async function readHistogram(
  root: RootFile,
  { path, key }: Entry,
  bins: Bins = 'channels',
): Promise<RootHistogram> {
  const { fXaxis, fArray, fEntries, fTitle } = await objectOfKey(root, key);
  const byte = Number(key.fSeekKey);
  const bad = (problem: string) => new FormatError(root.name, { byte }, `the histogram "${shown(path)}" ${problem}`);
  const contents = numbersIn(fArray);
  const edges = edgesOf(fXaxis);
  if (contents === null || edges?.length !== contents.length - 1) {
    throw bad('is damaged: its contents do not fit its axis');
  }
  const first = firstChannel(edges) ?? (bins === 'any' ? 0 : null);
  if (first === null)
    throw bad(`${binsInWords(edges)}; make one bin per ADC channel, its edges channel and channel + 1`);
  const last = first + edges.length - 2;
  const filled = contents.findLastIndex((n, bin) => n !== 0 && bin <= edges.length - 1);
  if (first + filled - 1 >= MAX_CHANNELS)
    throw bad(`reaches channel ${String(last)}, and ${String(MAX_CHANNELS - 1)} is the last`);
  const counts = new Uint32Array(Math.max(1, Math.min(last + 1, MAX_CHANNELS)));
  let outside = (contents[0] ?? 0) + (contents.at(-1) ?? 0);
  let events = 0;
  for (let bin = 1; bin < contents.length - 1; bin++) {
    const n = contents[bin] ?? NaN;
    const adc = first + bin - 1;
    if (!(Number.isInteger(n) && n >= 0 && n <= MAX_COUNT)) {
      throw bad(`has ${String(n)} in bin ${String(bin)}; counts are whole numbers from 0 to ${String(MAX_COUNT)}`);
    }
    if (n > 0 && adc >= 0) counts[adc] = n;
    if (adc >= 0) events += n;
    else outside += n;
  }
  if (!(outside >= 0)) throw bad('has no count below or above its bins, but something else');
  const largest = largestCountOf(key.fClassName);
  const isFull = contents.some((n) => n === largest);
  const entries = typeof fEntries === 'number' ? fEntries : NaN;
  return { path, title: typeof fTitle === 'string' ? fTitle : '', counts, events, outside, entries, isFull };
}

/** The contents as numbers; those of 64 bits come as an array of numbers and BigInts. */
export function numbersIn(contents: unknown): Float64Array | null {
  const isList = Array.isArray(contents) || (ArrayBuffer.isView(contents) && !(contents instanceof DataView));
  return isList ? Float64Array.from(contents as ArrayLike<number>, Number) : null;
}

/** The edges of the bins, one more than there are bins; null where the axis is none. */
export function edgesOf(axis: unknown): Float64Array | null {
  if (typeof axis !== 'object' || axis === null) return null;
  const { fNbins, fXmin, fXmax, fXbins } = axis as Readonly<Record<string, unknown>>;
  if (fXbins instanceof Float64Array && fXbins.length > 0) return fXbins;
  if (typeof fNbins !== 'number' || typeof fXmin !== 'number' || typeof fXmax !== 'number') return null;
  // Twice the channels is more than any axis of channels that starts below 0.
  if (!(fNbins >= 1 && fNbins <= 2 ** 24)) return null;
  return Float64Array.from({ length: fNbins + 1 }, (_, i) => fXmin + ((fXmax - fXmin) * i) / fNbins);
}

/**
 * The channel of the first bin: the only whole number in it, so that bins from i to i + 1 and those from i - 0.5 to
 * i + 0.5 both are channel i. Null where a bin is not one channel wide.
 */
export function firstChannel(edges: Float64Array): number | null {
  const start = edges[0] ?? NaN;
  const isOfChannels = edges.every((edge, i) => Math.abs(edge - start - i) < 1e-6);
  if (!isOfChannels) return null;
  const nearest = Math.round(start);
  return Math.abs(start - nearest) < 1e-6 ? nearest : Math.ceil(start);
}

/** The bins of an axis in words. */
export function binsInWords(edges: Float64Array): string {
  const [start = NaN, second = NaN] = edges;
  const width = String(Number((second - start).toPrecision(6)));
  return `has ${String(edges.length - 1)} bins from ${String(start)} to ${String(edges.at(-1))}, the first ${width} wide`;
}
