import { HalfmaxError } from '../../dataset/errors';
import { limitOf } from './blinding';
import type { Job } from './context';

/** Shows the window of the forbidden line and makes the limits of the data in it. */
export const unblind: Job<'unblind'> = async (_, context) => {
  const { workspace } = context;
  const { analysis, calibrated } = workspace;
  if (analysis === null || calibrated === null) {
    throw new HalfmaxError('empty', 'There is nothing to unblind yet: run the analysis first');
  }
  const settings = { ...analysis.settings, unblinded: true };
  const upperLimit = await limitOf(analysis, calibrated.tail, settings, context);
  if (workspace.analysis !== analysis) throw new HalfmaxError('cancelled', 'Another analysis was made meanwhile');
  const { spectra, heldOut, runKinds } = analysis;
  const unblinded = { settings, spectra, heldOut, runKinds, upperLimit };
  workspace.analysis = { ...analysis, ...unblinded };
  return unblinded;
};
