import type { Analysis } from '../../assess/results';
import type { Run } from '../../dataset/run';
import type { TaskContext } from '../../dataset/task';
import type { ReadElsewhere } from '../../ingest/readAhead';
import type { DetectorEvidence } from '../../monitor/flags/detectorFlags';
import type { MonitorReport } from '../../monitor/report';
import type { WatchedRun } from '../../monitor/watch';
import type { HeatmapModel } from '../../peaks/heatmap/model';
import type { Profile } from '../../physics/profile';
import type { HeatmapTraining } from '../../peaks/training/trainHeatmap';
import type { ModelLoader } from '../../peaks/weights/modelLoader';
import type { CalibratedRun } from './calibratedRun';
import type { HeldDescent } from './heldDescent';
import type { BackendInfo, Figures, JobName, Jobs, JobUpdate } from '../protocol';

/** A run with how long its reading took. */
export interface LoadedRun {
  readonly run: Run;
  readonly ingestMs: number;
}

/** A scored run, what it was scored from, and what was last said of it. */
export interface Watch {
  readonly loaded: LoadedRun;
  readonly calibrated: CalibratedRun | null;
  readonly watched: WatchedRun;
  readonly evidence: DetectorEvidence;
  readonly sliceDays: number | null;
  readonly scoringMs: number;
  readonly report: MonitorReport;
}

/**
 * What the worker holds between jobs. A job replaces a part only when it has the whole of the new one, so that a
 * failed or cancelled job leaves what was there.
 */
export interface Workspace {
  loaded: LoadedRun | null;
  /** The last analysis of `loaded`; null as soon as another run is loaded. */
  analysis: Analysis | null;
  /** What the last analysis calibrated: where `optimise` starts. Null with `analysis`. */
  calibrated: CalibratedRun | null;
  /** Figures of an earlier analysis of `loaded`, whose `analysis` is the one above as long as nothing was calibrated here. */
  adopted: Figures | null;
  /** The descent that was last run or looked at (heldDescent.ts); null where none is. */
  descent: HeldDescent | null;
  backend: BackendInfo | null;
  /** The last scoring of `loaded`; another run or analysis makes it out of date. */
  watch: Watch | null;
  /** Networks that the user trained or imported, by the id of their profile. */
  readonly models: Map<string, HeatmapModel>;
  /** Profiles that the user made, by id. */
  readonly profiles: Map<string, Profile>;
  /** A training that was paused; null where none is. */
  training: HeatmapTraining | null;
  /** Address of the page's folder, ending in `/`: where `models/` is served. */
  baseUrl: string;
}

/** What a job gets of its surroundings. Tests in Node make one of plain functions. */
export interface JobContext extends TaskContext {
  readonly workspace: Workspace;
  /** Sends interim data to the page. */
  readonly onUpdate: (update: JobUpdate) => void;
  /** Reads a file shipped under `models/`. */
  readonly loadModel: ModelLoader;
  /** Workers that read files beside this one, to be closed by who opens them; null where there are none. */
  readonly openReaders?: () => (ReadElsewhere & { readonly close: () => void }) | null;
  /** Milliseconds of a monotonic clock. */
  readonly nowMs: () => number;
}

/** A job is a plain asynchronous function; only `entry.ts` knows that it runs in a worker. */
export type Job<Name extends JobName> = (
  input: Jobs[Name]['input'],
  context: JobContext,
) => Promise<Jobs[Name]['output']>;

/** An empty workspace, as at the start of a session. */
export function emptyWorkspace(): Workspace {
  return {
    loaded: null,
    analysis: null,
    calibrated: null,
    adopted: null,
    descent: null,
    backend: null,
    watch: null,
    models: new Map(),
    profiles: new Map(),
    training: null,
    baseUrl: '/',
  };
}
