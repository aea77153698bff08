import type { Peak } from '../../dataset/peak';
import { spectrumOf, type Histograms } from '../../dataset/histograms';
import type { LineFit } from '../../fit/lineFit';
import { fitSpectrum } from '../../fit/spectrumFit';
import { DEFAULT_GEOMETRY } from '../../fit/windowModel';
import type { LocatedReference } from '../optimiseCopper';
import { placedByHand } from './batchSeeds';
import type { DetectorPeaks } from './detectorReference';

/**
 * Fits Cu Ka in every batch of a detector that has it, where counts allow, with the detector's width and tail fixed.
 * For the eye and the results file only: the reference takes copper from the whole run, the optimiser from its counts.
 * `peaks` are those of the detector: what the user placed is the seed of its batch, what the user removed is not fitted.
 */
export function batchCopperFits(
  histograms: Histograms,
  { detector, reference }: LocatedReference,
  { batches, removed }: DetectorPeaks,
): LineFit[] {
  const { fits, gainEvPerAdc, template } = reference.aligned;
  if (reference.fits.some((fit) => fit.line === 'CuKa')) return [];
  const whole = copperSeed(fits.find((fit) => fit.line === 'CuKa' && fit.status !== 'failed')?.adc ?? null);
  const options = { gainEvPerAdc, template, tail: 'fixed', width: 'fixed', ...DEFAULT_GEOMETRY } as const;
  return histograms.batches.flatMap((_, batch) => {
    const placed = placedByHand(batches[batch] ?? []).filter((peak) => peak.line === 'CuKa');
    if (removed[batch]?.includes('CuKa') === true) return [];
    const seeds = placed.length > 0 ? placed : whole;
    const spectrum = spectrumOf(histograms, detector, batch);
    return fitSpectrum(spectrum, seeds, options).fits.map((fit) => ({ ...fit, detector, batch }));
  });
}

function copperSeed(adc: number | null): Peak[] {
  return adc === null ? [] : [{ line: 'CuKa', adc, adcError: null, probability: null, finder: 'fit' }];
}
