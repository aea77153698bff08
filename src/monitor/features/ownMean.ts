import { GRID } from '../energyGrid';

/** The mean spectrum of a detector on the grid, with its derivatives: what its batches are held against. */
export interface OwnMean {
  /** Expected counts per bin of a batch of rate 1, shape (bins). */
  readonly mean: Float64Array;
  /** First and second derivative with energy, per eV and per eV squared, of the slightly smoothed mean. */
  readonly slope: Float64Array;
  readonly bend: Float64Array;
}

/** Width of the smoothing before derivatives are taken, bins: little beside a line's 2.6, enough for Poisson counts. */
const SMOOTHING_BINS = 1;

/** The mean of aligned spectra (each of `GRID.bins` entries); those of `used` false are left out. */
export function ownMean(spectra: readonly Float64Array[], used: readonly boolean[]): OwnMean {
  const mean = new Float64Array(GRID.bins);
  const taken = spectra.filter((_, i) => used[i] === true);
  for (const spectrum of taken) spectrum.forEach((n, bin) => (mean[bin] = (mean[bin] ?? 0) + n / taken.length));
  const smooth = smoothed(mean, SMOOTHING_BINS);
  const at = (bin: number) => smooth[Math.min(Math.max(bin, 0), GRID.bins - 1)] ?? 0;
  return {
    mean,
    slope: mean.map((_, bin) => (at(bin + 1) - at(bin - 1)) / (2 * GRID.binEv)),
    bend: mean.map((_, bin) => (at(bin + 1) - 2 * at(bin) + at(bin - 1)) / GRID.binEv ** 2),
  };
}

function smoothed(values: Float64Array, sigmaBins: number): Float64Array {
  const reach = Math.ceil(3 * sigmaBins);
  const kernel = Array.from({ length: 2 * reach + 1 }, (_, i) => Math.exp(-0.5 * ((i - reach) / sigmaBins) ** 2));
  const total = kernel.reduce((sum, k) => sum + k, 0);
  return values.map((_, bin) => {
    let sum = 0;
    kernel.forEach((k, i) => {
      sum += k * (values[Math.min(Math.max(bin + i - reach, 0), values.length - 1)] ?? 0);
    });
    return sum / total;
  });
}
