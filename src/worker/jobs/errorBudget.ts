import { errorBudget as budgetOf } from '../../assess/budget/errorBudget';
import { HalfmaxError } from '../../dataset/errors';
import type { Job } from './context';

/** The errors of the last analysis's reference calibration, each choice behind it varied by itself. */
export const errorBudget: Job<'errorBudget'> = async (_, context) => {
  const { workspace } = context;
  const { calibrated } = workspace;
  if (calibrated === null) {
    throw new HalfmaxError('empty', 'There is no calibration yet: run the analysis first');
  }
  const { calibratedOn: histograms, input, full, tail, settings } = calibrated;
  const budget = await budgetOf({ histograms, input, full, tail, seed: settings.seed }, context);
  if (workspace.calibrated === calibrated) workspace.calibrated = { ...calibrated, budget };
  return budget;
};
