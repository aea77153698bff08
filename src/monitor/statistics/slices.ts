import { spectrumOf, type Batch, type Histograms } from '../../dataset/histograms';
import type { Reading } from '../../calibrate/drift/walk';
import { filledChannels, NO_CHANGE, onGrid, placeOnGrid, type ScaleChange } from '../energyGrid';
import { compareToMean, type Comparison } from '../features/compareToMean';
import { perBatch, type MonitoredRun, type Statistic } from './statistic';

/** A slice with fewer counts in its lines does not tell where they are. */
const FEWEST_COUNTS = 60;
const KEV = 1000;

/**
 * Where the lines are in slices of time shorter than the batches: each slice against the mean of its detector that the
 * batches made. Shape (monitored detectors, slices); null where a slice holds too little.
 *
 * @param slices the same run in shorter batches; detectors are matched by bus and number
 */
export function sliceReadings(run: MonitoredRun, slices: Histograms): (Reading | null)[][] {
  const { range } = run;
  const bins = [Math.floor(placeOnGrid(range.fromEv)), Math.ceil(placeOnGrid(range.toEv))] as const;
  const batchOf = slices.batches.map((slice) => batchOfSlice(run, slice));
  return run.detectors.map(({ detector, p, aligned }) => {
    const key = run.histograms.detectors[detector];
    const own = slices.detectors.findIndex(({ bus, sdd }) => bus === key?.bus && sdd === key.sdd);
    if (own < 0) return slices.batches.map(() => null);
    const meanCounts = sum(aligned.mean.mean.subarray(...bins));
    return slices.batches.map((_, slice) => {
      const filled = filledChannels(spectrumOf(slices, own, slice));
      // Its batch tells where to begin: from there one step is enough.
      const start: ScaleChange = aligned.batches[batchOf[slice] ?? -1]?.comparison ?? NO_CHANGE;
      const { counts } = onGrid(filled, p, start, range.pivotEv);
      const events = sum(counts.subarray(...bins));
      if (events < FEWEST_COUNTS) return null;
      const found = compareToMean(counts, aligned.mean, bins, range.pivotEv, events / meanCounts);
      return found === null ? null : asReading(start, found);
    });
  });
}

/** Fewer slices do not tell how a batch drifts. */
const FEWEST_SLICES = 3;

/**
 * Variance of the lines' place within each batch, eV squared: that of its slices' shifts, less their errors. 0 where there
 * are too few slices to tell, or no more than errors. Shape as a statistic.
 */
export function driftWithin(
  run: MonitoredRun,
  slices: Histograms | null,
  readings: readonly (readonly (Reading | null)[])[],
): Statistic {
  if (slices === null) return perBatch(run, () => 0);
  const batchOf = slices.batches.map((slice) => batchOfSlice(run, slice));
  return perBatch(run, (_, batch, place) => {
    const own = (readings[place] ?? []).filter((_reading, slice) => batchOf[slice] === batch);
    const filled = own.filter((reading) => reading !== null);
    if (filled.length < FEWEST_SLICES) return 0;
    const mean = filled.reduce((sum, { value }) => sum + value[0], 0) / filled.length;
    const scatter = filled.reduce((sum, { value }) => sum + (value[0] - mean) ** 2, 0) / (filled.length - 1);
    const noise = filled.reduce((sum, { covariance }) => sum + covariance.xx, 0) / filled.length;
    return Math.max(scatter - noise, 0);
  });
}

function asReading(start: ScaleChange, found: Comparison): Reading {
  const [xx, xy, yy] = found.scaleCovariance;
  return {
    value: [start.shiftEv + found.shiftEv, KEV * (start.slope + found.slope)],
    covariance: { xx, xy: KEV * xy, yy: KEV * KEV * yy },
  };
}

/** The batch in which a slice begins; -1 for none, as where there are no times. */
export function batchOfSlice({ histograms }: MonitoredRun, { start }: Batch): number {
  if (start === null) return -1;
  return histograms.batches.findIndex(
    (batch) => batch.start !== null && batch.stop !== null && start >= batch.start && start < batch.stop,
  );
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}
