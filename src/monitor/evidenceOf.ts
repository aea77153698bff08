import type { Anomaly } from '../dataset/anomaly';
import { coarse, COARSE_BIN_EV, COARSE_BINS } from './coarse';
import { GRID } from './energyGrid';
import { expectedOf } from './features/alignedBatches';
import type { RunStatistics } from './statistics/all';
import type { MonitoredRun } from './statistics/statistic';

/** What made a flag, to be drawn: equal bins of energy on the detector's own aligned scale. */
export interface AnomalyEvidence {
  readonly firstEdgeEv: number;
  readonly binEv: number;
  readonly data: Float64Array;
  /** What the detector's own mean lets expect at this rate; for a whole run, at the array's mean shape. */
  readonly ownMean: Float64Array;
  /** What the autoencoder makes of it; null where it does not look. */
  readonly reconstruction: Float64Array | null;
}

/** Data and expectations of a flag; null for a detector without an energy scale, or a batch without a shape. */
export function evidenceOf(
  run: MonitoredRun,
  made: RunStatistics,
  { detector, batch }: Pick<Anomaly, 'detector' | 'batch'>,
): AnomalyEvidence | null {
  const place = run.detectors.findIndex((monitored) => monitored.detector === detector);
  const monitored = run.detectors[place];
  if (monitored === undefined) return null;
  const grid = { firstEdgeEv: GRID.firstEdgeEv, binEv: COARSE_BIN_EV };
  if (batch === null) {
    const data = coarse(monitored.aligned.mean.mean);
    return { ...grid, data, ownMean: arrayShape(run, data), reconstruction: null };
  }
  const own = monitored.aligned.batches[batch];
  if (own === undefined) return null;
  // A batch without lines is held against the usual rate.
  const expected = expectedOf(monitored.aligned, own) ?? monitored.aligned.mean.mean;
  const row = made.spectra.places.indexOf(place * run.histograms.batches.length + batch);
  const reconstruction =
    made.reconstruction === null || row < 0
      ? null
      : Float64Array.from(made.reconstruction.subarray(row * COARSE_BINS, (row + 1) * COARSE_BINS));
  return { ...grid, data: coarse(own.spectrum.counts), ownMean: coarse(expected), reconstruction };
}

/** The mean shape of all monitored detectors, at the counts of `data`. */
function arrayShape({ detectors }: MonitoredRun, data: Float64Array): Float64Array {
  const shape = new Float64Array(COARSE_BINS);
  for (const { aligned } of detectors) {
    const mean = coarse(aligned.mean.mean);
    const total = mean.reduce((sum, n) => sum + n, 0);
    mean.forEach((n, bin) => (shape[bin] = (shape[bin] ?? 0) + n / Math.max(total, 1) / detectors.length));
  }
  const events = data.reduce((sum, n) => sum + n, 0);
  return shape.map((share) => share * events);
}
