import type { Histograms } from '../../dataset/histograms';
import type { Profile } from '../../physics/profile';
import type { AlignedDetector, LineRange } from '../features/alignedBatches';
import type { Scale } from '../energyGrid';

/** A detector whose energy scale is known, with its batches aligned. */
export interface MonitoredDetector {
  /** Index into `Histograms.detectors`. */
  readonly detector: number;
  readonly p: Scale;
  /** Spectra of its batches without the ADC's comb, one bin per channel. */
  readonly spectra: readonly Uint32Array[];
  readonly aligned: AlignedDetector;
}

/** What all statistics are made of. */
export interface MonitoredRun {
  readonly histograms: Histograms;
  readonly profile: Profile;
  readonly range: LineRange;
  readonly detectors: readonly MonitoredDetector[];
}

/**
 * A number per (monitored detector, batch), row major in the order of `MonitoredRun.detectors`: about normal with mean 0
 * and standard deviation 1 for good spectra, and greater the odder a spectrum is. NaN where a spectrum does not tell.
 */
export type Statistic = Float64Array;

/** Makes a statistic of a value per (detector place, batch). */
export function perBatch(
  { detectors, histograms }: MonitoredRun,
  value: (detector: MonitoredDetector, batch: number, place: number) => number,
): Statistic {
  const batches = histograms.batches.length;
  const all = new Float64Array(detectors.length * batches);
  detectors.forEach((detector, place) => {
    for (let batch = 0; batch < batches; batch++) all[place * batches + batch] = value(detector, batch, place);
  });
  return all;
}

/** The part of a statistic that belongs to one detector: a view. */
export function rowOf(statistic: Statistic, run: MonitoredRun, place: number): Float64Array {
  const batches = run.histograms.batches.length;
  return statistic.subarray(place * batches, (place + 1) * batches);
}
