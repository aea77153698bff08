/** What jobs tell the page, on their way and at their end. Types only. */
import type { NamedSpectra } from '../dataset/naming';
import type { ErrorBudget } from '../assess/budget/results';
import type { ClosureReport } from '../assess/closure/results';
import type { Analysis, AnalysisSettings, CuKaRow, SummedSpectrum } from '../assess/results';
import type { DescentRecord } from '../calibrate/optimise/record';
import type { CalibrationCheck } from '../calibrate/reference/calibrationCheck';
import type { DetectorKey } from '../dataset/detector';
import type { MonitorReport } from '../monitor/report';
import type { KeptReading } from '../ingest/kept/keptRun';
import type { Batch, StatedCalibration } from '../dataset/histograms';
import type { ChannelStatus, FileRecord } from '../dataset/run';
import type { FitInspection } from '../fit/inspection/fitInspection';
import type { ProfileGuess } from '../peaks/whichProfile';
import type { ModelCard } from '../peaks/heatmap/model';
import type { HeatmapPlan } from '../peaks/training/trainHeatmap';
import type { LineId } from '../physics/lines';
import type { ResolutionFit } from '../fit/resolutionFit';
import type { Profile } from '../physics/profile';
import type { HeldOutKind } from '../peaks/benchmark/heldOutKinds';
import type { YieldRange } from '../simulate/training/trainingSpectrum';

export type BackendName = 'webgpu' | 'webgl' | 'wasm' | 'cpu';

/** What the page asks for; `auto` takes the best that works. */
export type BackendChoice = 'auto' | BackendName;

export interface BackendInfo {
  readonly name: BackendName;
  /** GPU adapter in words, or the instruction set. */
  readonly adapter: string;
}

/** What the page shows of a loaded run; the spectra themselves stay in the worker. */
export interface DatasetSummary {
  readonly files: readonly FileRecord[];
  readonly detectors: readonly DetectorKey[];
  readonly batches: readonly Batch[];
  readonly channelCount: number;
  readonly stated: readonly (StatedCalibration | null)[];
  readonly events: number;
  readonly overflow: number;
  /** Events per (detector, batch), row major. */
  readonly eventsPerBatch: Uint32Array;
  /** Whole-run spectrum per detector: shape (detector, channel), row major. */
  readonly totals: Uint32Array;
  /** Screening by counts alone; the analysis adds what it finds. */
  readonly channels: readonly ChannelStatus[];
  readonly warnings: readonly string[];
  /** Spectra that carried no SDD number, and what placed them; absent where there is none. */
  readonly named?: NamedSpectra;
  /** The profile that fits the run, where one was asked for and something speaks for one. */
  readonly suggestion?: ProfileGuess | null;
}

/** What came of keeping the run. */
export type KeepOutcome =
  | { readonly kind: 'kept'; readonly sha256: string; readonly bytes: number }
  /** `why` in words; null where this browser keeps nothing, which is no fault. */
  | { readonly kind: 'notKept'; readonly why: string | null };

/** What came of looking for the kept run. */
export type RestoreOutcome =
  | { readonly kind: 'none' }
  /** There is one, which cannot be used; it was removed. `why` in words. */
  | { readonly kind: 'unusable'; readonly why: string }
  | {
      readonly kind: 'restored';
      readonly summary: DatasetSummary;
      readonly source: KeptReading['source'];
      /** The settings asked for, where the run could be had by them without its files; else those that it was read with. */
      readonly readWith: Pick<AnalysisSettings, 'profile' | 'batchLengthDays'>;
      readonly sha256: string;
      readonly bytes: number;
    };

/** Live view of a running optimisation: sent every few iterations. */
export interface OptimisationUpdate {
  readonly iteration: number;
  /** Of the start and every step so far. */
  readonly record: DescentRecord;
  /** Summed spectrum (10 eV bins) with the constants of this iteration. */
  readonly spectrum: SummedSpectrum;
}

/** A descent, looked at after one of its iterations. All of it is in sample. */
export interface IterationView {
  /** The one that is shown: the nearest to what was asked for of those that are kept. */
  readonly iteration: number;
  /** Of every iteration that has been made, up to the planned ones. */
  readonly record: DescentRecord;
  /** Iteration where early stopping ends it and the best one by then; null where it goes on, or where it is off. */
  readonly stopped: { readonly at: number; readonly best: number } | null;
  /** Only every so many iterations are kept: 1 unless the run is very large. */
  readonly stride: number;
  /** Complete in the profile's region of interest alone. */
  readonly spectrum: SummedSpectrum;
  /** Of the line of interest. */
  readonly row: CuKaRow;
  /** Constants in the order of the analysis's optimised calibrations, shape (calibration, 3). */
  readonly p: Float64Array;
}

/** How far a training is: sent after every epoch. */
export interface TrainingUpdate {
  readonly epoch: number;
  /** Mean loss of each epoch so far. */
  readonly losses: readonly number[];
}

/** A trained network as the page keeps it: the file, and what the page shows of it. */
export interface TrainedModel {
  /** Content of the model's file. */
  readonly text: string;
  readonly fileName: string;
  readonly name: string;
  readonly profile: Profile;
  /** Channels of its levels: a training that goes on from it needs the same. */
  readonly widths: HeatmapPlan['widths'];
  readonly parameters: number;
  readonly card: ModelCard;
}

/** What `Optimise` alone changes of an analysis. Cross-validated figures are made anew with it. */
export type Reoptimised = Pick<
  Analysis,
  | 'settings'
  | 'calibration'
  | 'continuous'
  | 'optimisation'
  | 'spectra'
  | 'heldOut'
  | 'cuKa'
  | 'interest'
  | 'lines'
  | 'upperLimit'
  | 'verdict'
  | 'displacements'
  | 'timings'
  | 'warnings'
>;

/** What unblinding changes of an analysis. */
export type Unblinded = Pick<Analysis, 'settings' | 'spectra' | 'heldOut' | 'runKinds' | 'upperLimit'>;

/** Spectra on which finders are compared: drawn from a seed, or of a file with true positions. */
export type BenchmarkSource =
  | {
      readonly kind: 'heldOut';
      readonly set: HeldOutKind;
      readonly yields: YieldRange;
      readonly spectra: number;
      readonly seed: number;
    }
  | { readonly kind: 'file'; readonly file: File };

/** The fit of a window of one spectrum, and which windows the spectrum has. */
export interface InspectedWindow {
  readonly inspection: FitInspection;
  /** The lines of each window, ascending. */
  readonly windows: readonly (readonly LineId[])[];
}

/** A spectrum's calibration checked, with the resolution of its detector over the run. */
export interface CheckedSpectrum extends CalibrationCheck {
  readonly resolution: ResolutionFit | null;
}

/** What was found of a run, as far as exports show it. */
export interface Figures {
  readonly analysis: Analysis;
  readonly budget: ErrorBudget | null;
  readonly closure: ClosureReport | null;
  readonly report: MonitorReport | null;
}
