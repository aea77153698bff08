import type { LocatedCalibration } from '../calibrate/energyCalibration';
import type { Spectra } from '../dataset/histograms';
import { nickelIsWanted } from './copperFit';
import { COPPER, copperInterest } from './copperModel';
import { fitInterestRow } from './interestRow';
import type { Measured } from './results';
import { tailOf } from './runResponse';
import { copperBins, sumInSample } from './summedSpectrum';

/** The copper line of a selection of spectra. */
export interface SelectionFigures {
  /** Events between 7000 and 8500 eV. */
  readonly events: number;
  /** Events of the copper line itself. */
  readonly copperEvents: number | null;
  readonly position: Measured;
  readonly fwhm: Measured;
  /** Copper events per eV of FWHM: what a better resolution by throwing data away costs. */
  readonly eventsPerFwhm: number | null;
}

/** A selection beside the one at hand. */
export interface SelectionEffect {
  readonly now: SelectionFigures;
  readonly then: SelectionFigures;
}

/** A selection of a run with its constants; `batch` of the reference is an index into the batches of `spectra`. */
export interface CalibratedSelection {
  /** Of slices where constants are continuous in time, else of batches. */
  readonly spectra: Spectra;
  readonly standard: readonly LocatedCalibration[];
  readonly reference: readonly LocatedCalibration[];
}

/**
 * The copper line under the reference calibration, in sample, as the table of an analysis has it: tail and nickel are settled
 * on by the selection itself.
 */
export function selectionFigures(
  { spectra, standard, reference }: CalibratedSelection,
  seed: number,
): SelectionFigures {
  const summed = sumInSample(spectra, reference, 'reference', seed);
  const tail = tailOf(summed);
  const before = sumInSample(spectra, standard, 'standard', seed);
  const withNickel = nickelIsWanted(copperBins(before.counts), { tail });
  const { row, fit } = fitInterestRow(summed, copperInterest({ tail, withNickel }), null);
  const { events, position, fwhm } = row;
  const copperEvents = fit?.values[COPPER.area] ?? null;
  const width = fwhm.value;
  const eventsPerFwhm = copperEvents === null || width === null ? null : copperEvents / width;
  return { events, copperEvents, position, fwhm, eventsPerFwhm };
}
