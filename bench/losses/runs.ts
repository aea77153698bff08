/** The simulated runs with known truth, taken from events to constants as the page does it with its default settings. */
import { existsSync, openAsBlob } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { AnalysisSettings } from '../../src/assess/results';
import { driftReport } from '../../src/calibrate/drift/driftReport';
import type { LocatedCalibration } from '../../src/calibrate/energyCalibration';
import type { Histograms } from '../../src/dataset/histograms';
import { readRun } from '../../src/ingest/readRun';
import type { PeakFinder } from '../../src/peaks/peakFinder';
import { VIP2 } from '../../src/physics/profile';
import { DEFAULT_SETTINGS } from '../../src/store/settingsSlice';
import type { CalibratedRun } from '../../src/worker/jobs/calibratedRun';
import { calibrateRun } from '../../src/worker/jobs/calibrateRun';
import { emptyWorkspace, type JobContext } from '../../src/worker/jobs/context';
import type { Constants, Span } from '../../test/replica/constants';
import { CONTEXT, SOURCES } from '../peaks/surroundings';

export const RUNS = ['month', 'nodrift', 'drift'] as const;
export type RunName = (typeof RUNS)[number];

/** Where the files of a run lie. */
export function folderOf(run: RunName): string {
  return fileURLToPath(new URL(`../../../shared/data/sim/${run}`, import.meta.url));
}

export const HAS_RUNS = RUNS.every((run) => existsSync(folderOf(run)));

/** What jobs get here: nobody watches, and the worker holds nothing yet. */
export const JOB: JobContext = {
  ...CONTEXT,
  workspace: emptyWorkspace(),
  onUpdate: () => undefined,
  loadModel: SOURCES.load,
};

/** A run calibrated in the batches that the page chooses, with its folds. */
export interface BenchRun {
  readonly histograms: Histograms;
  readonly calibrated: CalibratedRun;
  readonly settings: AnalysisSettings;
}

/** Reads and calibrates a run; batches are shortened as its drift asks for, as the page does after the first analysis. */
export async function calibratedRun(run: RunName, finder: PeakFinder): Promise<BenchRun> {
  const file = new File([await openAsBlob(`${folderOf(run)}/events.csv.gz`)], 'events.csv.gz');
  let { batchLengthDays } = DEFAULT_SETTINGS;
  for (;;) {
    const { histograms } = await readRun([file], { batchLengthDays, overflowAdc: VIP2.overflowAdc }, CONTEXT);
    const settings = { ...DEFAULT_SETTINGS, batchLengthDays };
    const calibrated = await calibrateRun(histograms, VIP2, settings, finder, JOB);
    const shorter = driftReport(calibrated.full.references, batchLengthDays)?.shorterBatchDays ?? null;
    if (shorter === null) return { histograms, calibrated, settings };
    batchLengthDays = shorter;
  }
}

/** A set of constants as the judge of the replica wants them. */
export function constantsFrom({ detectors, batches }: Histograms, set: readonly LocatedCalibration[]): Constants {
  const bySdd = new Map<number, Span[]>();
  for (const { detector, batch, p } of set) {
    const sdd = detectors[detector]?.sdd;
    if (sdd === undefined) continue;
    const { start = null, stop = null } = batch === null ? {} : (batches[batch] ?? {});
    const spans = bySdd.get(sdd) ?? [];
    spans.push({ start: start ?? -Infinity, stop: stop ?? Infinity, p });
    bySdd.set(sdd, spans);
  }
  return bySdd;
}
