import { readRun } from '../../ingest/readRun';
import type { Job } from './context';
import { holdDescent } from './heldDescent';
import { profileIn } from './profileIn';
import { summariseRun } from './summariseRun';

/** Reads files and makes them the run; on failure the run before stays. */
export const ingest: Job<'ingest'> = async ({ files, batchLengthDays, profile }, context) => {
  const startedMs = context.nowMs();
  const experiment = profileIn(context.workspace, profile);
  const run = await readRun(files, { batchLengthDays, overflowAdc: experiment.overflowAdc }, context);
  const summary = summariseRun(run, experiment);
  context.workspace.loaded = { run, ingestMs: context.nowMs() - startedMs };
  context.workspace.analysis = null;
  context.workspace.calibrated = null;
  holdDescent(context.workspace, null);
  return summary;
};
