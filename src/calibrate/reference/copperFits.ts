import { spectrumOf, type Histograms } from '../../dataset/histograms';
import type { LineFit } from '../../fit/lineFit';
import { fitSpectrum } from '../../fit/spectrumFit';
import type { LocatedReference } from '../optimiseCopper';

/**
 * Fits Cu Ka in every batch of a detector that has it, where counts allow, with the detector's width and tail fixed.
 * For the eye and the results file only: the reference takes copper from the whole run, the optimiser from its counts.
 */
export function batchCopperFits(histograms: Histograms, { detector, reference }: LocatedReference): LineFit[] {
  const { fits, gainEvPerAdc, template } = reference.aligned;
  const whole = fits.find((fit) => fit.line === 'CuKa' && fit.status !== 'failed');
  if (whole?.adc == null || reference.fits.some((fit) => fit.line === 'CuKa')) return [];
  const seed = { line: 'CuKa', adc: whole.adc, adcError: null, probability: null, finder: 'fit' } as const;
  return histograms.batches.flatMap((_, batch) => {
    const spectrum = spectrumOf(histograms, detector, batch);
    const options = { gainEvPerAdc, template, tail: 'fixed', width: 'fixed' } as const;
    return fitSpectrum(spectrum, [seed], options).fits.map((fit) => ({ ...fit, detector, batch }));
  });
}
