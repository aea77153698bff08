import type { DetectorKey } from './detector';
import { addPacked, type PackedSpectrum } from './packedSpectrum';
import type { Slices } from './slices';

/** A time batch [start, stop) in Unix seconds; both null where the file carries no time. */
export interface Batch {
  readonly start: number | null;
  readonly stop: number | null;
  /** Name of the kind of run that it is of; absent where that is not known. No batch holds runs of two kinds. */
  readonly label?: string;
}

/**
 * What a file itself says of its energy scale, E = offsetEv + gainEvPerAdc * adc. Only a seed for the peak search:
 * such calibrations are often rough.
 */
export interface StatedCalibration {
  readonly offsetEv: number;
  readonly gainEvPerAdc: number;
}

/**
 * The run as spectra with one bin per ADC channel, which loses nothing since ADC values are integers
 * (METHOD.md section 2). Bin `adc` holds the events of that channel; its value means the channel's centre.
 */
export interface Histograms {
  /** Sorted by `compareDetectors`. */
  readonly detectors: readonly DetectorKey[];
  /** In order of time. */
  readonly batches: readonly Batch[];
  /** Channels run from 0 to channelCount - 1. */
  readonly channelCount: number;
  /** Shape (detector, batch, channel), row major. */
  readonly counts: Uint32Array;
  /** Events removed as overflow, per detector. */
  readonly overflow: Uint32Array;
  /** Per detector: the energy scale its file states, or null. */
  readonly stated: readonly (StatedCalibration | null)[];
}

/** A run as spectra, in whichever form: of batches, or of slices, whose spectra are unpacked when they are asked for. */
export type Spectra = Histograms | Slices;

/** The spectrum of one detector and batch, `channelCount` bins: a view, not a copy; of slices a new array. */
export function spectrumOf(spectra: Spectra, detector: number, batch: number): Uint32Array {
  const { channelCount, batches } = spectra;
  const index = detector * batches.length + batch;
  if ('counts' in spectra) return spectra.counts.subarray(index * channelCount, (index + 1) * channelCount);
  const bins = new Uint32Array(channelCount);
  const packed = spectra.packed[index] ?? null;
  if (packed !== null) addPacked(bins, packed);
  return bins;
}

/**
 * Gives the filled bins of a detector and batch; what it gave before may be gone by then. A slice has few of its thousands of
 * channels filled, so that whoever goes through many slices goes through those only, and makes no garbage.
 */
export function filledReader(spectra: Spectra): (detector: number, batch: number) => PackedSpectrum {
  if (!('counts' in spectra)) {
    return (detector, batch) => spectra.packed[detector * spectra.batches.length + batch] ?? NOTHING_FILLED;
  }
  const channels = new Uint16Array(spectra.channelCount);
  const counts = new Uint32Array(spectra.channelCount);
  return (detector, batch) => {
    let filled = 0;
    spectrumOf(spectra, detector, batch).forEach((n, adc) => {
      if (n === 0) return;
      channels[filled] = adc;
      counts[filled++] = n;
    });
    return { channels: channels.subarray(0, filled), counts: counts.subarray(0, filled) };
  };
}

const NOTHING_FILLED: PackedSpectrum = { channels: new Uint16Array(0), counts: new Uint8Array(0) };

/** The spectrum of one detector summed over all batches: a new array of `channelCount` bins. */
export function totalSpectrumOf(histograms: Spectra, detector: number): Uint32Array {
  const total = new Uint32Array(histograms.channelCount);
  for (let batch = 0; batch < histograms.batches.length; batch++) {
    const spectrum = spectrumOf(histograms, detector, batch);
    for (let adc = 0; adc < total.length; adc++) total[adc] = (total[adc] ?? 0) + (spectrum[adc] ?? 0);
  }
  return total;
}

/** Sum of all bins of a spectrum. */
export function countsIn(spectrum: Uint32Array): number {
  let sum = 0;
  // eslint-disable-next-line @typescript-eslint/prefer-for-of -- an iterator over every bin of every spectrum leaves much garbage
  for (let i = 0; i < spectrum.length; i++) sum += spectrum[i] ?? 0;
  return sum;
}
