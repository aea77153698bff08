import type { CalibrationSets } from '../calibrate/energyCalibration';
import type { Spectra } from '../dataset/histograms';
import { tablesOf } from './calibrationTable';
import type { CopperSetup } from './copperModel';
import { fitCopperRow } from './copperRow';
import { COPPER_REGION } from './energyBins';
import type { CuKaRow, Measured, SummedSpectrum } from './results';
import { addSummed, emptySpectrum, IN_SAMPLE } from './summedSpectrum';

/** What an analysis settled on before its rows were fitted. */
export interface InSampleSetup {
  readonly copper: CopperSetup;
  readonly predictedFwhmEv: Measured | null;
  /** Of the dither. */
  readonly seed: number;
  /** Energies to be summed beside those of the copper fit, eV. */
  readonly regionEv: readonly [number, number];
}

/**
 * Summed spectrum and copper row of the optimised calibrations, on the events that they were made with: what `assess` says
 * in sample, for constants that no analysis ended with. Like there, spectra that one of the three sets lacks are left out.
 * Only the region of copper is summed, a hundredth of the events: the other bins are not complete.
 */
export function optimizedInSample(
  histograms: Spectra,
  calibrations: CalibrationSets,
  { copper, predictedFwhmEv, seed, regionEv }: InSampleSetup,
): { readonly spectrum: SummedSpectrum; readonly row: CuKaRow } {
  const { optimized } = tablesOf(histograms, calibrations);
  const spectrum = emptySpectrum('optimized', false);
  const { firstEdgeEv, binWidthEv, bins } = COPPER_REGION;
  const lowEv = Math.min(firstEdgeEv, regionEv[0]);
  const highEv = Math.max(firstEdgeEv + bins * binWidthEv, regionEv[1]);
  addSummed(spectrum.counts, histograms, optimized, seed, IN_SAMPLE, [lowEv, highEv]);
  return { spectrum, row: fitCopperRow(spectrum, copper, predictedFwhmEv).row };
}
