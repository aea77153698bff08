import type { DetectorKey } from '../../dataset/detector';
import type { HistogramBuilder } from '../../dataset/histogramBuilder';

/** A spectrum of which the file gives the SDD, from channel 0. */
export interface NumberedSpectrum {
  readonly counts: Uint32Array;
  readonly detector: DetectorKey;
}

/** Hands spectra without time to the builder, each to its SDD. Returns the sum of their counts. */
export function addNumbered(builder: HistogramBuilder, numbered: readonly NumberedSpectrum[]): number {
  let events = 0;
  for (const { counts, detector } of numbered) {
    const batch = builder.untimedBatch(0);
    const index = builder.detector(detector.bus ?? -1, detector.sdd);
    for (const [adc, n] of counts.entries()) if (n > 0) builder.addCounts(index, batch, adc, n);
    events += counts.reduce((sum, n) => sum + n, 0);
  }
  return events;
}
