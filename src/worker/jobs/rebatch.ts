import { batchesOfSlices } from '../../dataset/batchesOfSlices';
import { HalfmaxError } from '../../dataset/errors';
import { profileFor } from '../../physics/profileShape';
import type { Job } from './context';
import { holdDescent } from './heldDescent';
import { profileIn } from './profileIn';
import { summariseRun } from './summariseRun';

/**
 * Puts the run together anew in batches of another length, from its slices. Null, with nothing changed, where they do not
 * make up that length: the files have to be read again then.
 */
export const rebatch: Job<'rebatch'> = async ({ batchLengthDays, profile }, context) => {
  const { workspace } = context;
  const { loaded } = workspace;
  if (loaded === null) throw new HalfmaxError('empty', 'No run is loaded');
  const batched = loaded.run.slices === undefined ? null : batchesOfSlices(loaded.run.slices, batchLengthDays);
  if (batched === null) return null;
  const run = { ...loaded.run, histograms: batched.histograms };
  const experiment = profileFor(profileIn(workspace, profile), batched.histograms.channelCount);
  const summary = await summariseRun(run, experiment, context);
  if (workspace.loaded !== loaded) throw new HalfmaxError('cancelled', 'Another run was loaded meanwhile');
  workspace.loaded = { ...loaded, run };
  workspace.analysis = null;
  workspace.calibrated = null;
  holdDescent(workspace, null);
  return summary;
};
