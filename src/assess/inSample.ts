import type { CalibrationSets } from '../calibrate/energyCalibration';
import type { Spectra } from '../dataset/histograms';
import { tablesOf } from './calibrationTable';
import { regionEdgesEv } from './interest';
import type { InterestSetup } from './interestModel';
import { fitInterestRow } from './interestRow';
import type { CuKaRow, Measured, SummedSpectrum } from './results';
import { addSummed, emptySpectrum, IN_SAMPLE } from './summedSpectrum';

/** What an analysis settled on before its rows were fitted. */
export interface InSampleSetup {
  readonly setup: InterestSetup;
  /** What is predicted of the line's width; null where that is not known. */
  readonly predictedFwhmEv: Measured | null;
  /** Of the dither. */
  readonly seed: number;
  /** Bins of the summed spectrum. */
  readonly bins: number;
}

/**
 * Summed spectrum and row of the line of interest of the optimised calibrations, on the events that they were made with: what `assess` says
 * in sample, for constants that no analysis ended with. Like there, spectra that one of the three sets lacks are left out.
 * Only the region of interest is summed, a hundredth of the events at copper: the other bins are not complete.
 */
export function optimizedInSample(
  histograms: Spectra,
  calibrations: CalibrationSets,
  { setup, predictedFwhmEv, seed, bins }: InSampleSetup,
): { readonly spectrum: SummedSpectrum; readonly row: CuKaRow } {
  const { optimized } = tablesOf(histograms, calibrations);
  const spectrum = emptySpectrum('optimized', false, bins);
  addSummed(spectrum.counts, histograms, optimized, seed, IN_SAMPLE, regionEdgesEv(setup.interest));
  return { spectrum, row: fitInterestRow(spectrum, setup, predictedFwhmEv).row };
}
