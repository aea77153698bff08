import type { Analysis, AnalysisSettings } from '../../assess/results';
import { HalfmaxError } from '../../dataset/errors';
import { startsFrom, type CalibratedRun } from './calibratedRun';
import type { LoadedRun, Workspace } from './context';

/** What an optimisation starts from. Throws a HalfmaxError that says what to do where it is not there or not of `settings`. */
export function optimisable(
  { loaded, calibrated, analysis }: Workspace,
  settings: AnalysisSettings,
): { readonly loaded: LoadedRun; readonly calibrated: CalibratedRun; readonly analysis: Analysis } {
  if (loaded === null || calibrated === null || analysis === null) {
    throw new HalfmaxError('analysis', 'There is no reference calibration to start from: run the analysis first');
  }
  if (!startsFrom(calibrated, settings)) {
    throw new HalfmaxError(
      'analysis',
      'Settings of earlier steps have changed since the reference calibration was made: run the analysis again',
    );
  }
  return { loaded, calibrated, analysis };
}
