import type { DetectorKey } from '../../dataset/detector';
import type { LineId } from '../../physics/lines';
import type { SimulationVariant } from '../../simulate/variants';
import type { AnalysisSettings, Measured } from '../results';

/** What the user sets of a closure test. */
export interface ClosureSettings {
  /** Simulated runs, 1 to 50. */
  readonly toys: number;
  /** Toy i (from 0) is drawn from seed + i. */
  readonly seed: number;
  readonly variant: SimulationVariant;
}

/** The calibrations that are held against the truth. */
export type ClosedSet = 'reference' | 'optimized';

/** A figure per calibration. */
export type PerSet<T> = Readonly<Record<ClosedSet, T>>;

/** Energy that constants give to the channel where the line truly is, minus its true energy: one SDD, batch and toy. */
export interface Deviation {
  readonly toy: number;
  /** Index into `ClosureReport.detectors`. */
  readonly detector: number;
  /** Index into the run's batches. */
  readonly batch: number;
  readonly ev: number;
  /** Stated one-sigma error, eV. */
  readonly errorEv: number;
}

/** Deviations put together. Errors are from leaving out one SDD of one toy after the other: its batches go together. */
export interface DeviationSummary {
  /** Number of (SDD, batch). */
  readonly spectra: number;
  readonly meanEv: Measured;
  /** Root mean square about 0. */
  readonly rmsEv: Measured;
  /** Root mean square of deviation over stated error, about 0: 1 where errors are right and there is no bias. */
  readonly pullWidth: Measured;
}

/** The line in a summed spectrum of a toy's replica, minus the same with the true constants of each batch; null where a fit failed. */
export interface ResponseDifference {
  readonly positionEv: number | null;
  readonly fwhmEv: number | null;
}

/** One simulated run through the chain. */
export interface ClosureToy {
  readonly seed: number;
  readonly deviations: PerSet<readonly Deviation[]>;
  /** With the true constants, eV. */
  readonly truth: { readonly positionEv: number | null; readonly fwhmEv: number | null };
  readonly response: PerSet<ResponseDifference>;
  /** SDDs that the chain set aside or lost in this toy, and why. */
  readonly lost: readonly { readonly detector: DetectorKey; readonly reason: string }[];
}

/** What the toys say of one calibration. */
export interface ClosedFigures {
  readonly all: DeviationSummary;
  /** Means over the toys, errors from their scatter (null for one toy). */
  readonly positionEv: Measured;
  readonly fwhmEv: Measured;
}

/** A closure test: the run's own detectors simulated again with known truth, the whole chain run on each. */
export interface ClosureReport {
  readonly settings: ClosureSettings;
  /** What the chain was run with. */
  readonly analysisSettings: AnalysisSettings;
  /** The line at which constants are held against the truth; absent where it was made before others than Cu Ka. */
  readonly line?: LineId;
  readonly detectors: readonly DetectorKey[];
  readonly toys: readonly ClosureToy[];
  readonly figures: PerSet<ClosedFigures>;
  /** One per entry of `detectors`. */
  readonly byDetector: PerSet<readonly DeviationSummary[]>;
  /** One per batch of the run. */
  readonly byBatch: PerSet<readonly DeviationSummary[]>;
  /** What it comes to, in sentences. */
  readonly words: readonly string[];
  /** What it cannot tell, in sentences. */
  readonly untested: readonly string[];
}
