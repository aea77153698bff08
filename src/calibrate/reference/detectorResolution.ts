import { fitResolution, type ResolutionFit } from '../../fit/resolutionFit';
import { gainAt } from '../energyCalibration';
import type { DetectorReference } from './detectorReference';

/** Noise and Fano factor of a detector from all lines of its run, batches aligned; null where they do not tell. */
export function detectorResolution({ aligned, alignedSpectrum, alignedP }: DetectorReference): ResolutionFit | null {
  const peaks = aligned.fits.flatMap(({ line, adc, adcError, status }) =>
    adc === null || status === 'failed' ? [] : [{ line, adc, adcError, probability: null, finder: 'fit' }],
  );
  return fitResolution(alignedSpectrum, peaks, aligned.template, (adc) => gainAt(alignedP, adc));
}
