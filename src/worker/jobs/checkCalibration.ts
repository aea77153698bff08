import { checkCalibration as check } from '../../calibrate/reference/calibrationCheck';
import { detectorResolution } from '../../calibrate/reference/detectorResolution';
import { batchCalibration, wholeCalibration } from '../../calibrate/reference/fitSources';
import { HalfmaxError } from '../../dataset/errors';
import { calibratedDetector } from './calibratedDetector';
import type { Job } from './context';

/** The calibration of one spectrum of the last analysis against its points, and the resolution of its detector. */
export const checkCalibration: Job<'checkCalibration'> = async ({ detector, batch }, { workspace }) => {
  const { histograms, calibrated, standard, reference } = calibratedDetector(workspace, detector);
  const fits = calibrated.fits.filter((fit) => fit.detector === detector && fit.batch === batch);
  const calibration = batch === null ? wholeCalibration(standard) : batchCalibration(reference, batch, fits);
  if (calibration === null) throw new HalfmaxError('analysis', 'The run has no such batch: run the analysis again');
  const resolution = detectorResolution(reference);
  return Promise.resolve({ ...check(calibration, histograms.channelCount - 1), resolution });
};
