import { openAsBlob } from 'node:fs';
import { join } from 'node:path';
import { constantsCsv } from '../../src/assess/constants/csv';
import { constantsRows } from '../../src/assess/constants/rows';
import type { Analysis, AnalysisSettings } from '../../src/assess/results';
import { driftReport, type DriftReport } from '../../src/calibrate/drift/driftReport';
import { batchesOfSlices } from '../../src/dataset/batchesOfSlices';
import { packedBytes } from '../../src/dataset/packedSpectrum';
import type { Run } from '../../src/dataset/run';
import { readRun } from '../../src/ingest/readRun';
import { createFinder } from '../../src/peaks/createFinder';
import { VIP2 } from '../../src/physics/profile';
import { DEFAULT_SETTINGS } from '../../src/store/settingsSlice';
import { calibrateRun } from '../../src/worker/jobs/calibrateRun';
import { emptyWorkspace, type JobContext } from '../../src/worker/jobs/context';
import { optimiseAndAssess } from '../../src/worker/jobs/optimiseAndAssess';
import { inTimeOf } from '../../src/worker/jobs/timeView';
import { constantsOfTable } from '../../test/replica/constants';
import { evaluateOnReplica, type Evaluation } from '../../test/replica/evaluation';
import { CONTEXT, SOURCES } from '../peaks/surroundings';

/** A job's surroundings in Node. */
function jobContext(): JobContext {
  return { ...CONTEXT, workspace: emptyWorkspace(), onUpdate: () => undefined, loadModel: SOURCES.load };
}

export interface Reading {
  readonly run: Run;
  readonly ms: number;
  /** Bytes of the slices, and of the batches that are worked on. */
  readonly sliceBytes: number;
  readonly batchBytes: number;
  readonly slices: number;
}

/** Reads the events of a run in batches of the default length. */
export async function readEvents(folder: string): Promise<Reading> {
  return readFile(new File([await openAsBlob(join(folder, 'events.csv.gz'))], 'events.csv.gz'));
}

/** Reads a file likewise. */
export async function readFile(file: File): Promise<Reading> {
  const startedMs = performance.now();
  const { batchLengthDays } = DEFAULT_SETTINGS;
  const run = await readRun([file], { batchLengthDays, overflowAdc: VIP2.overflowAdc }, CONTEXT);
  const packed = run.slices?.packed ?? [];
  return {
    run,
    ms: performance.now() - startedMs,
    sliceBytes: packed.reduce((sum, own) => sum + (own === null ? 0 : packedBytes(own)), 0),
    batchBytes: run.histograms.counts.byteLength,
    slices: run.slices?.batches.length ?? 0,
  };
}

/** An analysis in one view of time, on events that it did not see. */
export interface View {
  readonly ms: number;
  readonly rebatchMs: number;
  readonly drift: DriftReport | null;
  readonly onReplica: (set: string) => Evaluation | undefined;
  readonly verdict: Analysis['verdict'];
  readonly cuKa: Analysis['cuKa'];
}

/** Every step of the page on a run that was read, but with these settings. */
export async function analysed(run: Run, folder: string, view: Partial<AnalysisSettings>): Promise<View> {
  const settings = { ...DEFAULT_SETTINGS, ...view };
  const startedMs = performance.now();
  const batched = run.slices === undefined ? null : batchesOfSlices(run.slices, settings.batchLengthDays);
  const rebatchMs = performance.now() - startedMs;
  if (batched === null) throw new Error('the slices do not make up batches of this length');
  const own = { ...run, histograms: batched.histograms };
  const { histograms, sliced } = inTimeOf(own, settings);
  const context = jobContext();
  const finder = await createFinder(settings.finder, VIP2, SOURCES);
  const calibrated = await calibrateRun(histograms, VIP2, settings, finder, context, sliced);
  finder.dispose();
  const { result, descent } = await optimiseAndAssess(histograms, calibrated, settings, context, { from: 0, to: 1 });
  descent.copper.descent.dispose();
  const ms = performance.now() - startedMs;
  const rows = evaluateOnReplica(constantsOfTable(constantsCsv(constantsRows(histograms, result))), folder);
  return {
    ms,
    rebatchMs,
    drift: driftReport(calibrated.full.references, settings.batchLengthDays),
    onReplica: (set) => rows.find((row) => row.set === set),
    verdict: result.verdict,
    cuKa: result.cuKa,
  };
}
