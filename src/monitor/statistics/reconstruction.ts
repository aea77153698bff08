import { COARSE_BINS } from '../coarse';
import { devianceExcess } from '../poissonDeviance';
import { median, robustSigma } from '../robust';
import type { MonitoredRun, Statistic } from './statistic';
import type { WholeSpectra } from './wholeSpectra';

/** Counts per class within which spectra are taken as alike. */
const COUNTS_CLASS = 4;

/**
 * How much worse a reconstruction describes a spectrum than it describes the run's other spectra of about as many counts:
 * excess of the deviance about its median, in units of its spread where that is above 1.
 *
 * @param expected reconstructed counts, shape (n, bins) row major as `spectra.counts`
 */
export function reconstructionExcess(
  run: MonitoredRun,
  { counts, places }: WholeSpectra,
  expected: Float32Array,
): Statistic {
  const all = new Float64Array(run.detectors.length * run.histograms.batches.length).fill(NaN);
  const rows = places.map((place, row) => {
    const own = counts.subarray(row * COARSE_BINS, (row + 1) * COARSE_BINS);
    const total = own.reduce((sum, n) => sum + n, 0);
    const excess = devianceExcess(own, expected.subarray(row * COARSE_BINS, (row + 1) * COARSE_BINS));
    return { place, excess, size: Math.log(total) / Math.log(COUNTS_CLASS) };
  });
  const sizes = rows.map(({ size }) => size).sort((a, b) => a - b);
  const first = Math.floor(sizes[0] ?? 0);
  const last = Math.ceil(sizes.at(-1) ?? 0);
  // Classes overlap by half: each spectrum is held against the one in whose middle it lies.
  for (let size = first; size <= last; size += 0.5) {
    const alike = rows.filter((row) => Math.abs(row.size - size) <= 0.5).map((row) => row.excess);
    const centre = median(alike);
    const spread = Math.max(robustSigma(alike) || 1, 1);
    for (const row of rows)
      if (Math.round(2 * row.size) === Math.round(2 * size)) all[row.place] = (row.excess - centre) / spread;
  }
  return all;
}
