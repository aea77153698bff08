import type { RandomSource } from '../../math/random';
import type { AdcBins } from '../binnedShapes';

/** Bins of a training spectrum: the network's window, lower edge 0 of which is channel position 500 (profile VIP-2). */
export const TRAINING_BINS: AdcBins & { readonly count: number } = { firstEdgeAdc: 500, binAdc: 5, count: 300 };

/** What a training spectrum is: expected counts per bin, and the true channel positions of the five lines. */
export interface TrainingSpectrum {
  readonly expected: Float64Array;
  readonly centroidsAdc: readonly number[];
  /** Total yield relative to `TYPICAL_EVENTS`. */
  readonly totalYield: number;
}

/** Range of the total yield, which is drawn log-uniformly. */
export interface YieldRange {
  readonly from: number;
  readonly to: number;
}

export function uniformIn(random: RandomSource, from: number, to: number): number {
  return from + (to - from) * random.uniform();
}

/** Log-uniform between `from` > 0 and `to`. */
export function logUniformIn(random: RandomSource, from: number, to: number): number {
  return from * Math.exp(Math.log(to / from) * random.uniform());
}
