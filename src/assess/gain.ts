/**
 * The gain in FWHM on held-out events and its error. Rows of the table hold the same events, so their FWHM go up and
 * down together, and the error of a difference is far smaller than the errors of the rows suggest. The paired bootstrap
 * (Efron 1979) has this for free: each resampled event has the same weight in all rows.
 */
import { minimise } from '../fit/minimise';
import { poissonCost } from '../fit/poissonCost';
import { randomSource } from '../math/random';
import { FWHM_PER_SIGMA } from '../physics/lineShape';
import type { TaskContext } from '../dataset/task';
import { errorStretch, type InterestFit } from './interestFit';
import { interestModel, interestParameters, PARAMETER, startFrom, type InterestSetup } from './interestModel';
import { jointEntries, type JointEntries, type JointSpectrum } from './jointSpectrum';
import type { Measured, SpectrumName } from './results';

/** FWHM of standard and of reference, each minus that of optimized, eV. Positive: optimized is narrower. */
export interface Gains {
  readonly standard: Measured;
  readonly reference: Measured;
}

/** The fits whose differences are asked for; null where there is none. */
export type InterestFits = Readonly<Record<SpectrumName, InterestFit | null>>;

export interface BootstrapOptions {
  readonly setup: InterestSetup;
  readonly replicas: number;
  readonly seed: number;
}

const BOOTSTRAP_STREAM = 0x600d;
const MIN_REPLICAS = 20;
/** Replicas between two breaths: about 20 ms. */
const BREATH_REPLICAS = 4;

/**
 * Gains of the fits of the three held-out spectra, with errors from `replicas` resamplings of `joint`, whose margins
 * those spectra are. An event's weight is Poisson with mean 1, independent of all others, so each fold is resampled by
 * itself. Errors are null where fewer than 20 replicas, or fewer than 9 in 10 of them, could be fitted. They are scaled as
 * those of the widths are where the line shape does not describe a spectrum (`errorStretch`): resampling knows of chance
 * only.
 */
export async function bootstrapGains(
  fits: InterestFits,
  joint: JointSpectrum,
  options: BootstrapOptions,
  context: TaskContext,
): Promise<Gains> {
  const random = randomSource(options.seed, BOOTSTRAP_STREAM);
  const entries = jointEntries(joint);
  const standard: number[] = [];
  const reference: number[] = [];
  for (let replica = 0; replica < options.replicas; replica++) {
    if (replica % BREATH_REPLICAS === 0) {
      context.onProgress({ stage: 'Resampling held-out events', fraction: replica / options.replicas });
      await context.breathe();
    }
    const fwhm = resampledFwhm(entries, fits, options.setup, random.poisson);
    if (fwhm.optimized === null) continue;
    if (fwhm.standard !== null) standard.push(fwhm.standard - fwhm.optimized);
    if (fwhm.reference !== null) reference.push(fwhm.reference - fwhm.optimized);
  }
  return {
    standard: measuredGain(fits.standard, fits.optimized, standard, options.replicas),
    reference: measuredGain(fits.reference, fits.optimized, reference, options.replicas),
  };
}

function measuredGain(
  row: InterestFit | null,
  optimized: InterestFit | null,
  differences: readonly number[],
  replicas: number,
): Measured {
  if (row === null || optimized === null) return { value: null, error: null };
  const enough = differences.length >= Math.max(MIN_REPLICAS, 0.9 * replicas);
  const stretch = Math.max(errorStretch(row), errorStretch(optimized));
  return { value: row.fwhmEv - optimized.fwhmEv, error: enough ? stretch * robustWidth(differences) : null };
}

/** FWHM of one resampling in every row: one weight per event, the same in all rows. */
function resampledFwhm(
  entries: JointEntries,
  fits: InterestFits,
  setup: InterestSetup,
  poisson: (mean: number) => number,
): Record<SpectrumName, number | null> {
  const { events } = entries;
  // One bin more than the region has takes the events outside.
  const counts = { standard: emptyRow(setup), reference: emptyRow(setup), optimized: emptyRow(setup) };
  for (let i = 0; i < events.length; i++) {
    const weight = poisson(events[i] ?? 0);
    if (weight === 0) continue;
    add(counts.standard, entries.standard[i] ?? 0, weight);
    add(counts.reference, entries.reference[i] ?? 0, weight);
    add(counts.optimized, entries.optimized[i] ?? 0, weight);
  }
  return {
    standard: fwhmNear(counts.standard, fits.standard, setup),
    reference: fwhmNear(counts.reference, fits.reference, setup),
    optimized: fwhmNear(counts.optimized, fits.optimized, setup),
  };
}

function emptyRow({ interest }: InterestSetup): Float64Array {
  return new Float64Array(interest.region.bins + 1);
}

function add(row: Float64Array, bin: number, weight: number): void {
  row[bin] = (row[bin] ?? 0) + weight;
}

/** FWHM of a resampled spectrum, its fit started at that of the original; null where it does not converge. */
function fwhmNear(row: Float64Array, original: InterestFit | null, setup: InterestSetup): number | null {
  if (original === null) return null;
  const parameters = interestParameters(setup, startFrom(original.values));
  const free = parameters.flatMap((parameter, i) => (parameter.fixed ? [] : [i]));
  const cost = poissonCost(row.subarray(0, setup.interest.region.bins), interestModel(setup), parameters.length, free);
  const minimum = minimise(cost, parameters);
  return minimum.converged ? FWHM_PER_SIGMA * (minimum.values[PARAMETER.sigma] ?? NaN) : null;
}

/**
 * Half the distance between the 15.9 % and the 84.1 % quantile: the standard deviation of a Gaussian sample, which a fit
 * gone astray does not change. NaN for an empty sample.
 */
export function robustWidth(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort();
  const quantile = (share: number) => {
    const place = share * (sorted.length - 1);
    const below = Math.floor(place);
    const low = sorted[below] ?? NaN;
    return low + (place - below) * ((sorted[below + 1] ?? low) - low);
  };
  return 0.5 * (quantile(0.8413) - quantile(0.1587));
}
