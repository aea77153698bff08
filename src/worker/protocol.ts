/**
 * What page and worker say to each other. Types only: both sides import this file, and nothing else of each other.
 * Requests and replies are discriminated unions; big arrays are transferred (DESIGN.md, the worker boundary).
 */
import type { Naming } from '../dataset/naming';
import type { ErrorBudget } from '../assess/budget/results';
import type { ClosureReport, ClosureSettings } from '../assess/closure/results';
import type { Analysis, AnalysisSettings } from '../assess/results';
import type { ConstantsForm } from '../assess/constants/forms';
import type { SelectionEffect } from '../assess/selectionEffect';
import type { TradeOffPoint } from '../assess/tradeOff';
import type { ErrorCode } from '../dataset/errors';
import type { BatchSplit } from '../dataset/batchSplit';
import type { ExcludedStretch } from '../dataset/selection';
import type { AnomalyEvidence } from '../monitor/evidenceOf';
import type { MonitorReport } from '../monitor/report';
import type { SlowControl } from '../monitor/slowControl/correlate';
import type { Choices, DescribedPart, ReadChoice } from '../ingest/choice/contents';
import type { ReadingOptions } from '../ingest/readFile';
import type { FilePart } from '../ingest/readPart';
import type { KeptReading } from '../ingest/kept/keptRun';
import type { Progress } from '../dataset/task';
import type { FitChanges } from '../fit/inspection/fitChanges';
import type { InspectionDepth } from '../fit/inspection/fitInspection';
import type { HeatmapPlan } from '../peaks/training/trainHeatmap';
import type { LineId } from '../physics/lines';
import type { Profile } from '../physics/profile';
import type { BenchmarkReport } from '../peaks/benchmark/report';
import type {
  BackendChoice,
  BackendInfo,
  BenchmarkSource,
  CheckedSpectrum,
  DatasetSummary,
  Figures,
  InspectedWindow,
  IterationView,
  KeepOutcome,
  OptimisationUpdate,
  Reoptimised,
  RestoreOutcome,
  TrainedModel,
  TrainingUpdate,
  Unblinded,
} from './answers';

export type * from './answers';

/** Every job: what goes in, what comes out. Jobs on "the run" act on the one the worker holds. */
export interface Jobs {
  /** Chooses and starts the compute backend. */
  start: { input: { backend: BackendChoice; baseUrl: string }; output: BackendInfo };
  /** What a file, or the files of an archive, hold that can be chosen from; empty where there is nothing to choose. */
  describe: { input: { file: File }; output: readonly DescribedPart[] };
  /**
   * Reads files and makes them the run; on failure the run before stays. `files` are all files of the session; `choices`
   * say by name what is read of those that hold several things, in archives too; null leaves one of an archive out.
   */
  ingest: {
    input: {
      files: readonly File[];
      batchLengthDays: number;
      profile: string;
      choices: Readonly<Record<string, ReadChoice | null>>;
      /** How spectra without an SDD number get one, and a time. */
      naming: Naming;
      suggest: boolean;
    };
    output: DatasetSummary;
  };
  /** One of several files of a run, read by itself for the worker that holds the run (`readers.ts`). */
  readPart: {
    input: { file: File; options: ReadingOptions; choices: Choices };
    output: FilePart;
  };
  /** The user's profiles: all that there are. */
  setProfiles: { input: { profiles: readonly Profile[] }; output: null };
  /** Makes the built-in demo run the run. */
  simulate: { input: { preset: 'month'; batchLengthDays: number }; output: DatasetSummary };
  /** The run in batches of another length, without reading its files; null where its slices do not make up that length. */
  rebatch: { input: { batchLengthDays: number; profile: string }; output: DatasetSummary | null };
  /** Keeps the run in the browser, in place of the one that was kept before. Never fails for want of room. */
  keepRun: { input: Pick<KeptReading, 'source' | 'profile' | 'batchLengthDays'>; output: KeepOutcome };
  /** Makes the run that is kept in the browser the run, by these settings where that needs no file. */
  restoreRun: { input: { batchLengthDays: number; profile: string }; output: RestoreOutcome };
  /** Removes what is kept of a run from the browser. */
  forgetRun: { input: Record<string, never>; output: null };
  /** Takes figures of an earlier analysis of the run, or none, in place of what was found; exports have them. */
  adoptFigures: { input: Figures | null; output: null };
  /** Every step on the run. */
  analyse: { input: AnalysisSettings; output: Analysis };
  /** The optimisation alone, from the reference calibration of the last analysis. */
  optimise: { input: AnalysisSettings; output: Reoptimised };
  /**
   * A descent with these settings from the reference calibration of the last analysis, gone on with as far as this
   * iteration and looked at there. Changes nothing of the analysis. One at a time.
   */
  iteration: { input: { settings: AnalysisSettings; iteration: number }; output: IterationView };
  /**
   * Trains a network for a profile, from seeded weights or further from the one that is in use for it, and makes it the
   * one in use. Cancelled, it is paused: `resume` goes on with it from its last whole epoch.
   */
  train: {
    input: { profile: Profile; plan: HeatmapPlan; name: string; startsFrom: 'seed' | 'model'; resume: boolean };
    output: TrainedModel;
  };
  /** Forgets a paused training. */
  forgetTraining: { input: Record<string, never>; output: null };
  /** Puts a network from a file in use for its profile. */
  installModel: { input: { text: string; file: string }; output: TrainedModel };
  /** Takes the user's network of a profile out of use. */
  removeModel: { input: { profile: string }; output: null };
  /** One spectrum of the run, `batch` null for the sum of all: `channelCount` bins. */
  spectrum: { input: { detector: number; batch: number | null }; output: Uint32Array };
  /**
   * The fit of the window around a line in the last analysis, tried again with `changes`; `batch` null for the whole run.
   * Changes nothing of the analysis.
   */
  inspectFit: {
    input: {
      detector: number;
      batch: number | null;
      line: LineId;
      changes: FitChanges;
      depth: InspectionDepth;
    };
    output: InspectedWindow;
  };
  /** The calibration of one spectrum against its points: reference of a batch, standard of the whole run (null). */
  checkCalibration: { input: { detector: number; batch: number | null }; output: CheckedSpectrum };
  /** The whole analysis in batches of many lengths, and continuous; leaves the run and its analysis as they are. */
  tradeOff: { input: AnalysisSettings; output: readonly TradeOffPoint[] };
  /** Statistical and systematic errors of the last analysis's reference calibration. */
  errorBudget: { input: Record<string, never>; output: ErrorBudget };
  /** Scores every spectrum of the run and says what is odd. */
  monitor: {
    input: {
      /** Profile where there is no analysis yet. */
      profile: string;
      /** Share of good spectra that may be flagged, above 0 and below 1. */
      falseAlarmRate: number;
    };
    output: MonitorReport;
  };
  /** What made a flag of the last scoring; null where there is nothing to draw. */
  explainAnomaly: { input: { detector: number; batch: number | null }; output: AnomalyEvidence | null };
  /** Correlates the columns of a slow-control file with what was watched. */
  slowControl: { input: { file: File }; output: readonly SlowControl[] };
  /** What leaving out stretches and detectors (by label) and splitting batches would do to the copper line of the last analysis. */
  previewSelection: {
    input: {
      excluded: readonly ExcludedStretch[];
      splits: readonly BatchSplit[];
      detectors: readonly string[];
    };
    output: SelectionEffect;
  };
  /** The last analysis's detectors simulated with known truth, and the whole chain run on them; touches nothing of the run. */
  closure: { input: ClosureSettings; output: ClosureReport };
  /**
   * Shows the counts where the forbidden line is searched for, and makes the limits of the data. The last analysis is an
   * unblinded one from then on.
   */
  unblind: { input: Record<string, never>; output: Unblinded };
  /** Every peak finder on spectra whose lines are known; touches nothing of the run. */
  benchmarkPeaks: { input: BenchmarkSource; output: BenchmarkReport };
  /** `halfmax-results.json` of the run and what has been found of it; missing parts are empty. */
  exportResults: { input: { settings: AnalysisSettings; version: string; commit: string }; output: string };
  /** The constants likewise, in one of their forms. */
  exportConstants: { input: { form: ConstantsForm }; output: string };
}

export type JobName = keyof Jobs;

/** Interim data that a job may send besides its progress. */
export type JobUpdate =
  | { readonly kind: 'optimisation'; readonly update: OptimisationUpdate }
  | { readonly kind: 'training'; readonly update: TrainingUpdate }
  | { readonly kind: 'tradeOff'; readonly update: readonly TradeOffPoint[] };

export type Request =
  | {
      [Name in JobName]: {
        readonly type: 'run';
        readonly id: number;
        readonly job: Name;
        readonly input: Jobs[Name]['input'];
      };
    }[JobName]
  | { readonly type: 'cancel'; readonly id: number }
  /** Asks whether the worker lets messages in. */
  | { readonly type: 'ask'; readonly id: number };

/** An error as it crosses: the user sees `message`; `detail` is for the console and the report. */
export interface Failure {
  readonly code: ErrorCode;
  readonly message: string;
  readonly detail: string;
  /** Name of the file that cannot be read, so that the others can be read without it; null where none is to blame. */
  readonly file: string | null;
}

export type Reply =
  | { readonly type: 'here'; readonly id: number }
  | { readonly type: 'progress'; readonly id: number; readonly progress: Progress; readonly update: JobUpdate | null }
  | { readonly type: 'done'; readonly id: number; readonly output: unknown }
  | { readonly type: 'failed'; readonly id: number; readonly failure: Failure }
  /** The worker holds this lock until it ends. */
  | { readonly type: 'alive'; readonly lock: string }
  /** The GPU device is lost, and with it what the worker computes on. */
  | { readonly type: 'gpuLost'; readonly why: string };
