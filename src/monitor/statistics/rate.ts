import { median, robustPulls } from '../robust';
import type { MonitoredDetector, MonitoredRun, Statistic } from './statistic';
import { perBatch, rowOf } from './statistic';
import { placeOnGrid } from '../energyGrid';

/**
 * How far the rate of the lines lies below what the detector's other batches and the other detectors in the same batch let
 * expect: (median - rate)/error per detector, after the run's common changes (a source that decays, a shorter batch).
 */
export function rateDeficit(run: MonitoredRun): Statistic {
  const rates = ratesOf(run);
  const errors = perBatch(run, (detector, batch) => {
    const expected = countsExpected(detector, run);
    const common = commonRate(run, rates, batch);
    const own = detector.aligned.batches[batch]?.comparison?.rateError;
    return (own ?? 1 / Math.sqrt(Math.max(expected, 1))) / common;
  });
  const relative = perBatch(run, (_, batch, place) => {
    return (rowOf(rates, run, place)[batch] ?? NaN) / commonRate(run, rates, batch);
  });
  const all = new Float64Array(relative.length);
  run.detectors.forEach((_, place) => {
    const pulls = robustPulls(rowOf(relative, run, place), rowOf(errors, run, place));
    rowOf(all, run, place).set(pulls.map((pull) => -pull));
  });
  return all;
}

/** Rate of every batch over that of its detector's mean; by plain counts where its lines cannot be compared. */
export function ratesOf(run: MonitoredRun): Statistic {
  return perBatch(run, (detector, batch) => {
    const own = detector.aligned.batches[batch];
    if (own?.comparison != null) return own.comparison.rate;
    const expected = countsExpected(detector, run);
    return expected > 0 ? countsWithin(own?.spectrum.counts ?? new Float64Array(0), run) / expected : NaN;
  });
}

/** What all detectors do together in a batch: the median of their rates, 1 where most are silent. */
function commonRate(run: MonitoredRun, rates: Statistic, batch: number): number {
  const own = run.detectors.map((_, place) => rowOf(rates, run, place)[batch] ?? NaN);
  const common = median(own);
  return common > 0 ? common : 1;
}

function countsExpected({ aligned }: MonitoredDetector, run: MonitoredRun): number {
  return countsWithin(aligned.mean.mean, run);
}

function countsWithin(counts: Float64Array, { range }: MonitoredRun): number {
  const from = Math.floor(placeOnGrid(range.fromEv));
  const to = Math.ceil(placeOnGrid(range.toEv));
  return counts.subarray(from, to).reduce((sum, n) => sum + n, 0);
}
