import type { Peak } from '../../dataset/peak';
import { spectrumOf, type Histograms } from '../../dataset/histograms';
import type { LineFit } from '../../fit/lineFit';
import { fitSpectrum } from '../../fit/spectrumFit';
import type { WindowOptions } from '../../fit/windowModel';
import type { LocatedReference } from '../optimiseCopper';
import { placedByHand } from './batchSeeds';
import type { DetectorPeaks, DetectorReference } from './detectorReference';
import { lineOptions } from './wholeSpectrumFit';

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
  if (!isCopperApart(reference)) return [];
  return histograms.batches.flatMap((_, batch) => {
    if (removed[batch]?.includes('CuKa') === true) return [];
    const spectrum = spectrumOf(histograms, detector, batch);
    const seeds = copperSeeds(reference, batches[batch] ?? []);
    const { fits } = fitSpectrum(spectrum, seeds, copperOptions(reference));
    return fits.map((fit) => ({ ...fit, detector, batch }));
  });
}

/** Whether copper is fitted apart from the lines of the reference, which takes it where there is little else. */
export function isCopperApart({ fits }: DetectorReference): boolean {
  return fits.every((fit) => fit.line !== 'CuKa');
}

/** Where the fit of copper in a batch starts; `peaks` are those of the batch. */
export function copperSeeds({ aligned }: DetectorReference, peaks: readonly Peak[]): Peak[] {
  const placed = placedByHand(peaks).filter((peak) => peak.line === 'CuKa');
  if (placed.length > 0) return placed;
  const adc = aligned.fits.find((fit) => fit.line === 'CuKa' && fit.status !== 'failed')?.adc ?? null;
  return adc === null ? [] : [{ line: 'CuKa', adc, adcError: null, probability: null, finder: 'fit' }];
}

/** How copper is fitted in a batch: with the width that the whole run gives it. */
export function copperOptions({ aligned }: DetectorReference): WindowOptions {
  return { ...lineOptions(aligned), width: 'fixed' };
}
