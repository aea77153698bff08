import { VIP2 } from '../../physics/profile';
import { DEMO_SEED, simulateRun } from '../../simulate/simulateRun';
import type { Job } from './context';
import { holdDescent } from './heldDescent';
import { summariseRun } from './summariseRun';

/** Makes the built-in demo run the run. It comes from no file, so its list of files is empty. */
export const simulate: Job<'simulate'> = async ({ preset, batchLengthDays }, context) => {
  const startedMs = context.nowMs();
  const { histograms, slices } = await simulateRun({ preset, seed: DEMO_SEED, batchLengthDays }, context);
  const run = { files: [], histograms, slices, warnings: [] };
  const summary = await summariseRun(run, VIP2, context);
  context.workspace.loaded = { run, ingestMs: context.nowMs() - startedMs };
  context.workspace.analysis = null;
  context.workspace.calibrated = null;
  holdDescent(context.workspace, null);
  return summary;
};
