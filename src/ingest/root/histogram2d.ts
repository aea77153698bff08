import { FormatError } from '../../dataset/errors';
import { MAX_DETECTOR_NUMBER } from '../../dataset/detectorIndex';
import { MAX_CHANNELS, MAX_COUNT } from '../../dataset/histogramBuilder';
import type { NumberedSpectrum } from '../spectrum/addNumbered';
import type { Entry } from './directory';
import {
  binsInWords,
  edgesOf,
  firstChannel,
  largestCountOf,
  numbersIn,
  type Bins,
  type RootHistogram,
} from './histogram';
import { objectOfKey, shown, type RootFile } from './rootFile';

/** The spectra of a histogram of ADC by SDD, and the histogram as a whole without them. */
export interface RootSpectra extends RootHistogram {
  readonly spectra: readonly NumberedSpectrum[];
}

/**
 * Reads a histogram of two axes: the one of more bins is that of the channels, a bin of the other is an SDD of its whole
 * number. Throws a FormatError where bins are neither, or contents no counts.
 */
export async function readHistogram2d(root: RootFile, { path, key }: Entry, bins: Bins): Promise<RootSpectra> {
  const { fXaxis, fYaxis, fArray, fEntries, fTitle } = await objectOfKey(root, key);
  const byte = Number(key.fSeekKey);
  const bad = (problem: string) => new FormatError(root.name, { byte }, `the histogram "${shown(path)}" ${problem}`);
  const contents = numbersIn(fArray);
  const [x, y] = [edgesOf(fXaxis), edgesOf(fYaxis)];
  if (contents === null || x === null || y === null || contents.length !== (x.length + 1) * (y.length + 1)) {
    throw bad('is damaged: its contents do not fit its axes');
  }
  const isAdcAlongX = x.length >= y.length;
  const [adc, sdd] = isAdcAlongX ? [x, y] : [y, x];
  const firstAdc = firstChannel(adc) ?? (bins === 'any' ? 0 : null);
  const firstSdd = firstChannel(sdd) ?? (bins === 'any' ? 0 : null);
  if (firstAdc === null) throw bad(`${binsInWords(adc)} along its longer axis; make one bin per ADC channel`);
  if (firstSdd === null) throw bad(`${binsInWords(sdd)} along its shorter axis; make one bin per SDD`);
  const spectra = new Map<number, Uint32Array>();
  const channels = Math.min(MAX_CHANNELS, Math.max(1, firstAdc + adc.length - 1));
  let [events, outside] = [0, 0];
  for (const [i, n] of contents.entries()) {
    const [binX, binY] = [i % (x.length + 1), Math.floor(i / (x.length + 1))];
    if (!(Number.isInteger(n) && n >= 0 && n <= MAX_COUNT)) {
      throw bad(`has ${String(n)} in bin (${String(binX)}, ${String(binY)}); counts are whole numbers`);
    }
    const [binAdc, binSdd] = isAdcAlongX ? [binX, binY] : [binY, binX];
    const [channel, number] = [firstAdc + binAdc - 1, firstSdd + binSdd - 1];
    const isInBins = binAdc > 0 && binAdc < adc.length && binSdd > 0 && binSdd < sdd.length;
    if (!isInBins || channel < 0 || channel >= MAX_CHANNELS || number < 0 || number > MAX_DETECTOR_NUMBER) {
      outside += n;
      continue;
    }
    const counts = spectra.get(number) ?? new Uint32Array(channels);
    spectra.set(number, counts);
    counts[channel] = n;
    events += n;
  }
  const largest = largestCountOf(key.fClassName);
  return {
    path,
    title: typeof fTitle === 'string' ? fTitle : '',
    counts: new Uint32Array(0),
    events,
    outside,
    entries: typeof fEntries === 'number' ? fEntries : NaN,
    isFull: contents.some((n) => n === largest),
    spectra: [...spectra].map(([number, counts]) => ({ counts, detector: { bus: null, sdd: number } })),
  };
}
