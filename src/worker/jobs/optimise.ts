import { HalfmaxError } from '../../dataset/errors';
import { blindfolded } from './blinding';
import type { Job } from './context';
import { holdDescent } from './heldDescent';
import { optimisable } from './optimisable';
import { optimiseAndAssess } from './optimiseAndAssess';

/** The optimisation alone, from the reference calibration of the last analysis. */
export const optimise: Job<'optimise'> = async (settings, context) => {
  const { workspace } = context;
  const { loaded, calibrated, analysis } = optimisable(workspace, settings);
  const { result, descent } = await optimiseAndAssess(calibrated.histograms, calibrated, settings, context, {
    from: 0,
    to: 1,
  });
  if (workspace.loaded !== loaded) {
    descent.copper.descent.dispose();
    throw new HalfmaxError('cancelled', 'Another run was loaded meanwhile');
  }
  holdDescent(workspace, descent);
  workspace.analysis = { ...analysis, ...result };
  return blindfolded(result, context);
};
