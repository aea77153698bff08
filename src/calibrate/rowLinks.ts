/** What couples the rows of a detector: steps of a walk in time, one curvature, and what other detectors say of it. */
import type { Batch } from '../dataset/histograms';
import { SECONDS_PER_DAY } from '../dataset/secondsPerDay';
import { tabulatedEnergyEv } from '../physics/lines';
import type { LocatedCopperRow } from './copperRows';
import { stepCovariance } from './drift/learnedWalk';
import type { Pair, Symmetric } from './drift/pair';
import { channelAt } from './energyCalibration';
import { bendPerCurvature } from './optimise/coupled/linkCoordinates';
import { linksRows } from './optimise/losses/registry';
import type { LocatedReference } from './optimiseCopper';
import type { DetectorReference } from './reference/detectorReference';
import type { Priors } from './settings';

/** Bends of detectors (linkCoordinates.ts) as one population: its mean, and how far one of them may lie from it. */
export interface Shrinkage {
  readonly meanEv: number;
  readonly errorEv: number;
}

/** Fewer detectors than this say nothing of a population. */
const FEWEST_DETECTORS = 3;
const LEAST_SPREAD_EV = 0.5;

/** Gives rows of a detector their links where priors ask for them. */
export function rowLinks(
  rows: readonly LocatedCopperRow[],
  batches: readonly Batch[],
  reference: DetectorReference,
  priors: Priors,
  shrinkage: Shrinkage | null,
): LocatedCopperRow[] {
  const channelsAdc = channelsOf(reference);
  if (channelsAdc === null || !linksRows(priors)) return [...rows];
  return rows.map((located, i) => {
    const before = rows[i - 1];
    const step =
      before === undefined || !priors.smoothInTime ? null : stepOf(before, located, batches, reference, channelsAdc);
    const { detector, row } = located;
    const link = { detector, channelsAdc, step, sharesCurvature: priors.sharedCurvature, bend: shrinkage };
    return { ...located, row: { ...row, link } };
  });
}

/** Channels of Ti and Cu on the detector's common scale: where the reference measures its moves, too. */
function channelsOf({ alignedP }: DetectorReference): Pair | null {
  const low = channelAt(alignedP, tabulatedEnergyEv('TiKa'));
  const high = channelAt(alignedP, tabulatedEnergyEv('CuKa'));
  return low === null || high === null || !(low > 0 && high > low) ? null : [low, high];
}

/** The step between two batches by the walk that the reference learnt; null where it learnt none. */
function stepOf(
  { batch: from }: LocatedCopperRow,
  { batch: to }: LocatedCopperRow,
  batches: readonly Batch[],
  { walk }: DetectorReference,
  [low, high]: Pair,
): Symmetric | null {
  const [before, after] = [middleDays(batches[from]), middleDays(batches[to])];
  if (walk === null || before === null || after === null) return null;
  const jumps = walk.jumps.some(({ atS }) => atS > before * SECONDS_PER_DAY && atS <= after * SECONDS_PER_DAY);
  return stepCovariance(
    [
      [1, 1],
      [low / high, 1],
    ],
    walk.strength,
    Math.max(after - before, 0),
    jumps,
  );
}

function middleDays(batch: Batch | undefined): number | null {
  return batch?.start == null || batch.stop === null ? null : (batch.start + batch.stop) / 2 / SECONDS_PER_DAY;
}

/**
 * The population of the detectors' bends: its mean weighted by what each knows, and its spread by the method of moments
 * (DerSimonian and Laird, Controlled Clinical Trials 7 (1986) 177). Null with fewer than three detectors.
 */
export function bendPopulation(references: readonly LocatedReference[]): Shrinkage | null {
  const bends = references.flatMap(({ reference }) => {
    const channels = channelsOf(reference);
    const { value, error } = reference.curvature;
    if (channels === null || !(error > 0)) return [];
    const factor = bendPerCurvature(channels);
    return [{ value: factor * value, variance: (factor * error) ** 2 }];
  });
  if (bends.length < FEWEST_DETECTORS) return null;
  const spread = spreadSquared(bends);
  const { mean, weight } = weightedMean(bends, spread);
  return { meanEv: mean, errorEv: Math.max(Math.sqrt(spread + 1 / weight), LEAST_SPREAD_EV) };
}

interface Bend {
  readonly value: number;
  readonly variance: number;
}

function weightedMean(bends: readonly Bend[], spread: number): { mean: number; weight: number } {
  const weight = bends.reduce((sum, { variance }) => sum + 1 / (variance + spread), 0);
  return { mean: bends.reduce((sum, { value, variance }) => sum + value / (variance + spread), 0) / weight, weight };
}

/** Variance of the population beyond what the errors explain, never below zero. */
function spreadSquared(bends: readonly Bend[]): number {
  const { mean, weight } = weightedMean(bends, 0);
  const chi2 = bends.reduce((sum, { value, variance }) => sum + (value - mean) ** 2 / variance, 0);
  const squares = bends.reduce((sum, { variance }) => sum + 1 / variance ** 2, 0);
  return Math.max((chi2 - (bends.length - 1)) / (weight - squares / weight), 0);
}
