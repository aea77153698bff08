import type { ErrorBudget } from '../../assess/budget/results';
import type { AssessmentInput } from '../../assess/assess';
import type { ClosureReport } from '../../assess/closure/results';
import type { Interest } from '../../assess/interest';
import type { Tail } from '../../assess/interestModel';
import type { AnalysisSettings, Measured } from '../../assess/results';
import type { CalibrationChain, ChainInput } from '../../calibrate/chain';
import type { OptimisedLine } from '../../calibrate/optimisedLine';
import type { SlicedRun } from '../../dataset/batchesOfSlices';
import type { Histograms } from '../../dataset/histograms';
import type { LocatedPeak } from '../../dataset/peak';
import type { ChannelStatus } from '../../dataset/run';
import type { LineFit } from '../../fit/lineFit';
import type { AdcReport } from '../../peaks/realAdc/adcReport';

/** A run up to its reference calibration, for all events and without each fold: where an optimisation starts. */
export interface CalibratedRun {
  /** The settings that it was made with. */
  readonly settings: AnalysisSettings;
  /** What was calibrated: the run without what the settings leave out. */
  readonly histograms: Histograms;
  /** The same without the events of physics runs, where calibration runs alone were calibrated on. */
  readonly calibratedOn: Histograms;
  /** The batches that constants were carried to; null where there is none. */
  readonly carried: readonly boolean[] | null;
  readonly channels: readonly ChannelStatus[];
  /** As in `Analysis`. */
  readonly adc: readonly AdcReport[];
  readonly peaks: readonly LocatedPeak[];
  /** What the finder said where the user corrected it. */
  readonly replacedPeaks: readonly LocatedPeak[];
  readonly fits: readonly LineFit[];
  /** The run in slices where the scale is continuous in time; else null. */
  readonly sliced: SlicedRun | null;
  /** What `full` was made of. */
  readonly input: Omit<ChainInput, 'histograms' | 'screen'>;
  readonly full: CalibrationChain;
  /** One per fold, made without the fold's events. */
  readonly folds: readonly CalibrationChain[];
  /** Lines of the summed spectra, and whether Cu Ka is one of them. */
  readonly lines: NonNullable<AssessmentInput['lines']>;
  /** The line that the profile is about, and the bins of its summed spectra. */
  readonly interest: Interest;
  readonly bins: number;
  readonly tail: Tail;
  readonly predictedFwhmEv: Measured | null;
  /** The same at the line of interest. */
  readonly interestFwhmEv: Measured | null;
  /** The line that an optimisation moves constants by; null where the profile has none. */
  readonly optimised: OptimisedLine | null;
  /** Made on demand; null before. */
  readonly budget: ErrorBudget | null;
  /** Likewise. */
  readonly closure: ClosureReport | null;
  readonly peaksMs: number;
  readonly fitMs: number;
  /** What the folds took: part of the assessment. */
  readonly foldsMs: number;
  readonly warnings: readonly string[];
}

/** Whether an optimisation with `settings` may start from `calibrated`: everything before the optimisation agrees. */
export function startsFrom({ settings: made }: CalibratedRun, settings: AnalysisSettings): boolean {
  return (
    made.profile === settings.profile &&
    made.finder === settings.finder &&
    made.cleanAdc === settings.cleanAdc &&
    made.lineEnergies === settings.lineEnergies &&
    made.batchLengthDays === settings.batchLengthDays &&
    made.continuous === settings.continuous &&
    made.seed === settings.seed &&
    made.folds === settings.folds &&
    JSON.stringify(made.channelOverrides) === JSON.stringify(settings.channelOverrides) &&
    JSON.stringify(made.peakCorrections) === JSON.stringify(settings.peakCorrections) &&
    JSON.stringify(made.excludedStretches ?? []) === JSON.stringify(settings.excludedStretches ?? []) &&
    JSON.stringify(made.batchSplits ?? []) === JSON.stringify(settings.batchSplits ?? [])
  );
}
