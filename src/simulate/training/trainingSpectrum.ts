import type { RandomSource } from '../../math/random';
import type { Profile } from '../../physics/profile';
import type { AdcBins } from '../binnedShapes';

/** Bins of a training spectrum: the network's window, lower edge 0 of which is channel position 500 (profile VIP-2). */
export const TRAINING_BINS: AdcBins & { readonly count: number } = { firstEdgeAdc: 500, binAdc: 5, count: 300 };

/** What a training spectrum is: expected counts per bin, and the true channel positions of the lines to be found. */
export interface TrainingSpectrum {
  readonly expected: Float64Array;
  /** Expected counts per bin of each line alone, tail included, shelf and escape peak not; all 0 for one that is absent. */
  readonly lines: readonly Float64Array[];
  /** True positions on the axis of the bins' edges; those of absent lines are where they would be. */
  readonly centroidsAdc: readonly number[];
  /** Standard deviation of each position where all the others are known, channels: what a finder cannot infer. */
  readonly freedomAdc: readonly number[];
  /** Where positions are drawn independently and uniformly between known ends: these, in channels. */
  readonly rangesAdc?: readonly { readonly from: number; readonly to: number }[];
  /** Total yield relative to the typical one of the experiment. */
  readonly totalYield: number;
}

/** Range of the total yield, which is drawn log-uniformly. */
export interface YieldRange {
  readonly from: number;
  readonly to: number;
}

/** Bins of a profile's window. */
export function binsOf({ networkWindow }: Pick<Profile, 'networkWindow'>): AdcBins & { readonly count: number } {
  return { firstEdgeAdc: networkWindow.firstAdc, binAdc: networkWindow.binAdc, count: networkWindow.bins };
}

export function uniformIn(random: RandomSource, from: number, to: number): number {
  return from + (to - from) * random.uniform();
}

/** Log-uniform between `from` > 0 and `to`. */
export function logUniformIn(random: RandomSource, from: number, to: number): number {
  return from * Math.exp(Math.log(to / from) * random.uniform());
}
