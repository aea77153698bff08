import { selectionEffect } from '../../assess/selectionEffect';
import { HalfmaxError } from '../../dataset/errors';
import type { Job } from './context';

/** What leaving spectra out would do to the copper line of the last analysis, before anything is left out. */
export const previewSelection: Job<'previewSelection'> = ({ excluded, detectors }, { workspace }) => {
  const { loaded, calibrated } = workspace;
  if (loaded === null || calibrated === null) {
    throw new HalfmaxError('empty', 'There is no calibration yet: run the analysis first');
  }
  const { full, tail, settings } = calibrated;
  return Promise.resolve(
    selectionEffect(loaded.run.histograms, full.reference, {
      applied: settings.excludedStretches ?? [],
      excluded,
      detectorsOut: detectors,
      tail,
      seed: settings.seed,
    }),
  );
};
