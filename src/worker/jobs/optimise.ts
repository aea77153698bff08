import { HalfmaxError } from '../../dataset/errors';
import { startsFrom } from './calibratedRun';
import { blindfolded } from './blinding';
import type { Job } from './context';
import { optimiseAndAssess } from './optimiseAndAssess';

/** The optimisation alone, from the reference calibration of the last analysis. */
export const optimise: Job<'optimise'> = async (settings, context) => {
  const { workspace } = context;
  const { loaded, calibrated, analysis } = workspace;
  if (loaded === null || calibrated === null || analysis === null) {
    throw new HalfmaxError('analysis', 'There is no reference calibration to start from: run the analysis first');
  }
  if (!startsFrom(calibrated, settings)) {
    throw new HalfmaxError(
      'analysis',
      'Settings of earlier steps have changed since the reference calibration was made: run the analysis again',
    );
  }
  const result = await optimiseAndAssess(calibrated.histograms, calibrated, settings, context, { from: 0, to: 1 });
  if (workspace.loaded !== loaded) throw new HalfmaxError('cancelled', 'Another run was loaded meanwhile');
  workspace.analysis = { ...analysis, ...result };
  return blindfolded(result, context);
};
