import type { ChannelStatus } from '../dataset/run';
import type { LocatedPeak } from '../dataset/peak';
import type { BatchSplit } from '../dataset/batchSplit';
import type { ExcludedStretch } from '../dataset/selection';
import type { PeakCorrection } from '../dataset/peakCorrection';
import type { LineId } from '../physics/lines';
import type { LineFit } from '../fit/lineFit';
import type { DriftReport } from '../calibrate/drift/driftReport';
import type { Batch } from '../dataset/histograms';
import type { CalibrationSets, LocatedCalibration } from '../calibrate/energyCalibration';
import type { Origin } from '../calibrate/carry/carry';
import type { CalibrationMethod } from '../calibrate/reference/method';
import type { DescentRecord } from '../calibrate/optimise/record';
import type { OptimisationSettings } from '../calibrate/settings';
import type { UpperLimit } from './limit/results';
import type { FinderId } from '../peaks/finders';
import type { AdcReport } from '../peaks/realAdc/adcReport';

/** Every setting that had a say in the numbers; the same settings and files give the same numbers. */
export interface AnalysisSettings extends OptimisationSettings {
  /** Id of a profile. */
  readonly profile: string;
  readonly finder: FinderId;
  /** Whether finders see spectra without the ADC's comb and noise spikes. */
  readonly cleanAdc: boolean;
  /** Energies that the constants aim at: where a fit finds a line, or those of the tables (`CalibrationMethod`). */
  readonly lineEnergies: CalibrationMethod['lineEnergies'];
  readonly batchLengthDays: number;
  /** Whether constants are continuous in time: sampled in slices of a batch, as far as the run tells. */
  readonly continuous: boolean;
  /** Seed of the dither, the folds and the bootstrap. */
  readonly seed: number;
  /** Number of folds of the cross-validation, 5 by CONTRACT.md. */
  readonly folds: number;
  /** Resamplings behind the error of the gain. */
  readonly bootstrapReplicas: number;
  /** Whether the user has chosen to see the energies where the forbidden line is searched for. */
  readonly unblinded: boolean;
  /** Detectors set by hand, by `detectorLabel`; the others are judged by the screening. */
  readonly channelOverrides: Readonly<Record<string, 'ok' | 'excluded'>>;
  /** Lines set by hand, in the order of detector, line and batch, so that the same choices are the same settings. */
  readonly peakCorrections: readonly PeakCorrection[];
  /** Stretches of detectors that are left out, each with the reason of the decision; absent where nothing is. */
  readonly excludedStretches?: readonly ExcludedStretch[];
  /** Where batches of detectors are cut since the scale jumped, each with the reason; absent where none is. */
  readonly batchSplits?: readonly BatchSplit[];
}

export type SpectrumName = 'standard' | 'reference' | 'optimized';

/** A figure with its one-sigma error; null where it could not be had. */
export interface Measured {
  readonly value: number | null;
  readonly error: number | null;
}

/** Curves of a fit on the bins of its region (`COPPER_REGION` for Cu Ka), in counts per bin. */
export interface FittedCurve {
  readonly total: Float64Array;
  readonly background: Float64Array;
}

/** One row of the table `Cu Ka before and after` (CONTRACT.md): fit of METHOD.md section 3, Eq. 5. */
export interface CuKaRow {
  readonly spectrum: SpectrumName;
  readonly crossValidated: boolean;
  readonly position: Measured;
  readonly fwhm: Measured;
  readonly chi2: number | null;
  readonly ndf: number | null;
  readonly pValue: number | null;
  /** Events in the fitted region. */
  readonly events: number;
  /** Whether a Ni Ka component was kept by its likelihood ratio (the same decision in every row). */
  readonly withNickel: boolean;
  /** Why there is no figure, or what is odd about it (narrower than silicon allows, ...); null if nothing. */
  readonly why: string | null;
  /** The fit on the bins of its region; null where it failed. */
  readonly curve: FittedCurve | null;
  /** What the same fit gives with the tail fraction free, minus the row's figures, eV: a systematic to quote. */
  readonly tailSystematic?: TailSystematic | null;
}

/** A before/after table of the profile's line of interest, in its region. */
export interface InterestTable {
  readonly line: LineId;
  /** Edges of the fitted region, eV: whole bins. */
  readonly regionEv: readonly [number, number];
  /** Lines beside it in the model, the same in every row: a likelihood ratio of the standard spectrum wants them. */
  readonly neighbours: readonly LineId[];
  /** As the rows of `cuKa`, and the same where the line is Cu Ka. */
  readonly rows: readonly CuKaRow[];
  /** What other lines of the detectors predict of its width; null or absent where none does. For Cu Ka as `predictedFwhmEv`. */
  readonly predictedFwhmEv?: Measured | null;
}

/** Shift of position and FWHM in eV when the tail fraction is fitted instead of fixed (METHOD.md section 3). */
export interface TailSystematic {
  readonly positionEv: number;
  readonly fwhmEv: number;
}

/** Position and width of one line in one summed spectrum, to see whether the gain at Cu was paid for elsewhere. */
export interface LineRow {
  readonly spectrum: SpectrumName;
  readonly crossValidated: boolean;
  readonly line: LineId;
  readonly position: Measured;
  /** Energy at which the line should be found: tabulated plus centroid shift, eV. */
  readonly expectedEv: number;
  readonly tabulatedEv: number;
  readonly fwhm: Measured;
}

/** Calibrated counts of all detectors and batches together, dithered, in bins of `binWidthEv` from `firstEdgeEv`. */
export interface SummedSpectrum {
  readonly spectrum: SpectrumName;
  readonly crossValidated: boolean;
  readonly firstEdgeEv: number;
  readonly binWidthEv: number;
  /** NaN in the bins of `hiddenEv`. */
  readonly counts: Float64Array;
  /** Edges of the window whose counts were taken out before the page got them; left out where all are there. */
  readonly hiddenEv?: readonly [number, number];
}

/** The runs of one kind together, on the scale of the reference calibration. */
export interface RunKindSum {
  /** Name of the kind; null for runs of no kind. */
  readonly name: string | null;
  readonly kind: 'physics' | 'calibration' | null;
  /** Indices into the batches of the run. */
  readonly batches: readonly number[];
  /** Together, from the first to the last event of each batch; null where times are not known. */
  readonly hours: number | null;
  /** Of detectors with constants. */
  readonly events: number;
  readonly spectrum: SummedSpectrum;
  /** The line of interest in that spectrum, with its neighbours in the model. */
  readonly row: CuKaRow;
  readonly neighbours: readonly LineId[];
  /** Where the constants come from, in words. */
  readonly constants: string;
}

/** Constants of a batch that were carried from calibration runs. */
export interface CarriedFrom extends Origin {
  readonly detector: number;
  readonly batch: number;
}

/** A line of one detector under its own standard calibration (one batch), eV. */
export interface CalibrationResidual {
  readonly detector: number;
  readonly line: LineId;
  /** Energy that the calibration gives to the fitted position, minus the line's. */
  readonly residualEv: number;
  readonly errorEv: number;
}

export interface Verdict {
  /** The better of the two on held-out events. */
  readonly against: 'standard' | 'reference';
  /**
   * Held-out FWHM of `against` minus that of optimized, eV. Its error is from paired resampling, and allows for folds
   * that were trained on fewer events than the run (verdict.ts). Positive is better.
   */
  readonly gainEv: Measured;
  /** What holds, in words. */
  readonly text: string;
  /** How far the optimisation squeezed the energy scale, in words; null where it did not. */
  readonly squeeze: string | null;
}

/** (mu_ref - mu_opt)/sigma(mu_ref) of a batch at the line that constants are moved by, Cu Ka1 in the paper (Fig. 6). Not a pull: small values prove nothing. */
export interface Displacement {
  readonly detector: number;
  readonly batch: number;
  readonly value: number;
}

/** The optimisation on all events; `iterations` are those done. */
export interface OptimisationRecord extends OptimisationSettings, DescentRecord {
  /** Iteration whose constants are the optimised ones. */
  readonly usedIteration: number;
  readonly stoppedBecause: string;
  /** The line that constants were moved by: null where the profile has none, absent in files from before others than copper. */
  readonly line?: LineId | null;
  /** What it cannot do for this run and why, in words; null or absent where nothing of the kind holds. */
  readonly limits?: string | null;
}

export interface Timings {
  readonly ingestMs: number | null;
  readonly peaksMs: number | null;
  readonly fitMs: number | null;
  readonly optimiseMs: number | null;
  readonly assessMs: number | null;
  readonly totalMs: number | null;
}

/** Constants that are continuous in time, sampled in slices of the batches: they are what spectra are made with. */
export interface ContinuousCalibration {
  readonly slices: readonly Batch[];
  /** The batch of each slice. */
  readonly batchOfSlice: readonly number[];
  /** Rows per (detector, slice): `batch` is the index of the slice. */
  readonly reference: readonly LocatedCalibration[];
  readonly optimized: readonly LocatedCalibration[];
}

/** Everything that `Run analysis` finds out, as the worker hands it to the page. */
export interface Analysis {
  readonly settings: AnalysisSettings;
  readonly backend: { readonly name: string; readonly adapter: string };
  readonly channels: readonly ChannelStatus[];
  /** What the ADC of each detector adds, in their order; empty where spectra are not cleaned of it. */
  readonly adc: readonly AdcReport[];
  readonly peaks: readonly LocatedPeak[];
  /** What the finder said where the user corrected it: what a line goes back to when its correction is taken back. */
  readonly replacedPeaks: readonly LocatedPeak[];
  /** Fits per batch, then fits of the whole run (batch null). */
  readonly fits: readonly LineFit[];
  readonly calibration: CalibrationSets;
  /** Absent where constants are one per batch; `calibration` then has all there is. */
  readonly continuous?: ContinuousCalibration;
  /** Sums per kind of run; empty where no run has a kind. */
  readonly runKinds: readonly RunKindSum[];
  /** Batches of physics runs with constants of calibration runs; empty where there is none. */
  readonly carried: readonly CarriedFrom[];
  /** Of the lines that made the standard calibrations. */
  readonly residuals: readonly CalibrationResidual[];
  /** Batches by their own lines alone, before neighbours have a say: what the reference smooths. In no export. */
  readonly ownBatches: readonly LocatedCalibration[];
  /** How the energy scales move in time; null where the run does not tell. */
  readonly drift: DriftReport | null;
  readonly optimisation: OptimisationRecord;
  /** Full-range spectra (2000-10000 eV, or more where the profile's lines go on) of the three calibrations, in sample, 10 eV bins. */
  readonly spectra: readonly SummedSpectrum[];
  /** The same for the held-out parts. */
  readonly heldOut: readonly SummedSpectrum[];
  readonly cuKa: readonly CuKaRow[];
  /** The same of the profile's line of interest: what gain and verdict are drawn from. */
  readonly interest: InterestTable;
  readonly lines: readonly LineRow[];
  /** What the widths of the detectors' own Ti and Mn lines predict for Cu Ka; null where that is not known. */
  readonly predictedFwhmEv: Measured | null;
  /** Of the forbidden line; null where the profile searches for none. */
  readonly upperLimit: UpperLimit | null;
  readonly verdict: Verdict;
  readonly displacements: readonly Displacement[];
  readonly timings: Timings;
  readonly warnings: readonly string[];
}
