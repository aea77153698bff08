import type { Library } from 'h5wasm';
import { FormatError } from '../../dataset/errors';
import { MAX_CHANNELS, MAX_COUNT } from '../../dataset/histogramBuilder';
import { checkReadable, elementsBetween, memberOf } from './readNumbers';
import type { Numbers } from './walk';

/** Fewer channels are no spectrum. */
const LEAST_CHANNELS = 4;
/** More spectra than this in one dataset are the pixels of a map. */
const MAX_SPECTRA = 256;
const MAX_BINS = 2 ** 24;

/** Whether a dataset can be one of counts by its shape: (channel), or several of them. */
export function canBeSpectra({ shape, isOfRecords }: Numbers): boolean {
  const bins = shape.reduce((product, length) => product * length, 1);
  const longest = Math.max(...shape);
  return !isOfRecords && shape.length <= 3 && bins <= MAX_BINS && longest >= LEAST_CHANNELS && longest <= MAX_CHANNELS;
}

/** The spectra of a dataset, and what the user should know of how they were taken. */
export interface DatasetSpectra {
  readonly spectra: readonly Uint32Array[];
  readonly oddities: readonly string[];
}

/**
 * Reads a dataset of counts: one spectrum, or one per row with the channels along the last axis. More columns than rows
 * are channels; with fewer the array is turned round, unless `isLastChannel` says that it is as it should be. A map, of
 * three axes or more than 256 spectra, is summed up to one. Throws a FormatError for what is no count.
 */
export function spectraOf(file: string, library: Library, numbers: Numbers, isLastChannel: boolean): DatasetSpectra {
  const { path, shape, members } = numbers;
  const [member] = members;
  if (member === undefined) throw new FormatError(file, {}, `the dataset "${path}" has no numbers`);
  checkReadable(file, numbers);
  const values = memberOf(elementsBetween(file, library, numbers, 0, shape[0] ?? 0), numbers, member);
  const columns = shape.at(-1) ?? 0;
  const rows = values.length / Math.max(1, columns);
  const isTurned = !isLastChannel && shape.length === 2 && rows > columns;
  const [spectra, channels] = isTurned ? [columns, rows] : [rows, columns];
  const isMap = shape.length > 2 || spectra > MAX_SPECTRA;
  const counts = Array.from({ length: isMap ? 1 : spectra }, () => new Uint32Array(channels));
  for (const [i, value] of values.entries()) {
    const [row, column] = [Math.floor(i / columns), i % columns];
    const [spectrum, channel] = isTurned ? [column, row] : [row, column];
    const into = counts[isMap ? 0 : spectrum];
    const sum = (into?.[channel] ?? 0) + value;
    if (!(Number.isInteger(value) && value >= 0 && sum <= MAX_COUNT)) {
      const problem = `a count of the dataset "${path}" is ${String(value)} at element ${String(i)}`;
      throw new FormatError(file, {}, `${problem}; it must be a whole number from 0 to ${String(MAX_COUNT)}`);
    }
    if (into !== undefined) into[channel] = sum;
  }
  const oddities: string[] = [];
  const inWords = `"${path}" of shape (${shape.join(', ')})`;
  if (isMap) oddities.push(`the ${String(rows)} spectra of ${inWords} are summed up to one.`);
  else if (isTurned)
    oddities.push(`${inWords} was read as ${String(channels)} channels of ${String(spectra)} detectors.`);
  return { spectra: counts, oddities };
}
