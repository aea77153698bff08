import { coarse, COARSE_BINS } from '../coarse';
import type { MonitoredRun, Statistic } from './statistic';

/** Aligned spectra of all monitored batches in bins of 50 eV, as far as they hold enough counts. */
export interface WholeSpectra {
  /** Shape (n, bins), row major. */
  readonly counts: Float32Array;
  /** Place of each row in a statistic of the run. */
  readonly places: readonly number[];
}

/** Fewer counts have no shape worth comparing. */
const FEWEST_COUNTS = 200;

/** The spectra of a run that can be looked at as a whole, in the order of the statistics. */
export function wholeSpectra({ detectors, histograms }: MonitoredRun): WholeSpectra {
  const places: number[] = [];
  const rows: Float64Array[] = [];
  detectors.forEach(({ aligned }, place) => {
    aligned.batches.forEach(({ spectrum, comparison }, batch) => {
      const own = coarse(spectrum.counts);
      if (comparison === null || own.reduce((sum, n) => sum + n, 0) < FEWEST_COUNTS) return;
      places.push(place * histograms.batches.length + batch);
      rows.push(own);
    });
  });
  const counts = new Float32Array(rows.length * COARSE_BINS);
  rows.forEach((row, i) => {
    counts.set(row, i * COARSE_BINS);
  });
  return { counts, places };
}

/** The rows of `spectra` whose statistic is below `limit`: those that nothing else has against. */
export function goodRows({ counts, places }: WholeSpectra, statistic: Statistic, limit: number): Float32Array {
  const good = places.flatMap((place, row) => ((statistic[place] ?? NaN) < limit ? [row] : []));
  const chosen = new Float32Array(good.length * COARSE_BINS);
  good.forEach((row, i) => {
    chosen.set(counts.subarray(row * COARSE_BINS, (row + 1) * COARSE_BINS), i * COARSE_BINS);
  });
  return chosen;
}
