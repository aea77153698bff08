import type { DetectorReference, DetectorStandard } from '../../calibrate/reference/detectorReference';
import { HalfmaxError } from '../../dataset/errors';
import type { Histograms } from '../../dataset/histograms';
import type { CalibratedRun } from './calibratedRun';
import type { Workspace } from './context';

/** A detector as the last analysis calibrated it. */
export interface CalibratedDetector {
  readonly histograms: Histograms;
  readonly calibrated: CalibratedRun;
  readonly standard: DetectorStandard;
  readonly reference: DetectorReference;
}

/** Throws a HalfmaxError that says what to do where there is no analysis or where the detector took no part in it. */
export function calibratedDetector({ loaded, calibrated }: Workspace, detector: number): CalibratedDetector {
  if (loaded === null || calibrated === null) {
    throw new HalfmaxError('analysis', 'There is no analysis to look into: run the analysis first');
  }
  const standard = calibrated.full.standards.find((entry) => entry.detector === detector)?.standard;
  const reference = calibrated.full.references.find((entry) => entry.detector === detector)?.reference;
  if (standard === undefined || reference === undefined) {
    const reason = calibrated.channels[detector]?.reason ?? 'it was not part of the last analysis';
    throw new HalfmaxError('analysis', `This SDD has no fits: ${reason}`);
  }
  return { histograms: calibrated.histograms, calibrated, standard, reference };
}
