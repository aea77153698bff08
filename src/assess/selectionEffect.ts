import type { LocatedCalibration } from '../calibrate/energyCalibration';
import type { Spectra } from '../dataset/histograms';
import type { LineId } from '../physics/lines';
import { COPPER_INTEREST, type Interest } from './interest';
import { PARAMETER } from './interestModel';
import { fitInterestRow } from './interestRow';
import { ownSetup } from './ownSetup';
import type { Measured } from './results';
import { tailOf } from './runResponse';
import { sumInSample } from './summedSpectrum';

/** The line of interest of a selection of spectra. */
export interface SelectionFigures {
  /** Events in its region. */
  readonly events: number;
  /** Events of the line itself. */
  readonly lineEvents: number | null;
  readonly position: Measured;
  readonly fwhm: Measured;
  /** Events of the line per eV of FWHM: what a better resolution by throwing data away costs. */
  readonly eventsPerFwhm: number | null;
}

/** A selection beside the one at hand. */
export interface SelectionEffect {
  readonly line: LineId;
  readonly now: SelectionFigures;
  readonly then: SelectionFigures;
}

/** A selection of a run with its constants; `batch` of the reference is an index into the batches of `spectra`. */
export interface CalibratedSelection {
  /** Of slices where constants are continuous in time, else of batches. */
  readonly spectra: Spectra;
  readonly standard: readonly LocatedCalibration[];
  readonly reference: readonly LocatedCalibration[];
  /** The line, and bins of a summed spectrum that holds its region; copper if absent. */
  readonly interest?: Interest;
  readonly bins?: number;
}

/**
 * The line of interest under the reference calibration, in sample, as the table of an analysis has it: tail and neighbours are
 * settled on by the selection itself.
 */
export function selectionFigures(
  { spectra, standard, reference, interest = COPPER_INTEREST, bins }: CalibratedSelection,
  seed: number,
): SelectionFigures {
  const summed = sumInSample(spectra, reference, 'reference', seed, bins);
  const before = sumInSample(spectra, standard, 'standard', seed, bins);
  const { row, fit } = fitInterestRow(summed, ownSetup(before.counts, tailOf(summed), interest), null);
  const { events, position, fwhm } = row;
  const lineEvents = fit?.values[PARAMETER.area] ?? null;
  const width = fwhm.value;
  const eventsPerFwhm = lineEvents === null || width === null ? null : lineEvents / width;
  return { events, lineEvents, position, fwhm, eventsPerFwhm };
}
