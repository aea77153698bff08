import type { DetectorKey } from './detector';

/** A time batch [start, stop) in Unix seconds; both null where the file carries no time. */
export interface Batch {
  readonly start: number | null;
  readonly stop: number | null;
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

/** The spectrum of one detector and batch: a view of `channelCount` bins, not a copy. */
export function spectrumOf(histograms: Histograms, detector: number, batch: number): Uint32Array {
  const { channelCount, batches, counts } = histograms;
  const start = (detector * batches.length + batch) * channelCount;
  return counts.subarray(start, start + channelCount);
}

/** The spectrum of one detector summed over all batches: a new array of `channelCount` bins. */
export function totalSpectrumOf(histograms: Histograms, detector: number): Uint32Array {
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
  for (const n of spectrum) sum += n;
  return sum;
}
