import { checkCalibration } from '../calibrate/reference/calibrationCheck';
import type { DetectorStandard } from '../calibrate/reference/detectorReference';
import { wholeCalibration } from '../calibrate/reference/fitSources';
import type { CalibrationResidual } from './results';

/**
 * Where the standard calibration of every detector puts the lines that made it: energy at the fitted position minus that of
 * the line, eV. The error is that of the position and of the line's energy.
 */
export function calibrationResiduals(
  standards: readonly { readonly detector: number; readonly standard: DetectorStandard }[],
): CalibrationResidual[] {
  return standards.flatMap(({ detector, standard }) =>
    checkCalibration(wholeCalibration(standard), 0).points.map(({ line, residualEv, errorEv }) => {
      return { detector, line, residualEv, errorEv };
    }),
  );
}
