import type { LocatedCalibration } from '../calibrate/energyCalibration';
import { detectorLabel } from '../dataset/detector';
import type { Histograms } from '../dataset/histograms';
import { withoutExcluded, type ExcludedStretch } from '../dataset/selection';
import { fitCopper, nickelIsWanted } from './copperFit';
import { COPPER, type CopperSetup, type Tail } from './copperModel';
import type { Measured } from './results';
import { copperBins, sumInSample } from './summedSpectrum';

/** The copper line of a selection of spectra, with the constants as they are. */
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

/**
 * What a selection does to the copper line, in sample and with the reference calibration as it is: the chain is not made
 * anew, so that it can be shown before it is applied.
 *
 * @param options.applied what is left out already; `excluded` replaces it
 * @param options.detectorsOut labels of detectors that would be set aside
 */
export function selectionEffect(
  histograms: Histograms,
  reference: readonly LocatedCalibration[],
  options: {
    readonly applied: readonly ExcludedStretch[];
    readonly excluded: readonly ExcludedStretch[];
    readonly detectorsOut: readonly string[];
    readonly tail: Tail;
    readonly seed: number;
  },
): SelectionEffect {
  const { applied, excluded, detectorsOut, tail, seed } = options;
  const kept = reference.filter(({ detector }) => {
    const key = histograms.detectors[detector];
    return key === undefined || !detectorsOut.includes(detectorLabel(key));
  });
  const nowCounts = copperOf(withoutExcluded(histograms, applied), reference, seed);
  const setup = { tail, withNickel: nickelIsWanted(nowCounts, { tail }) };
  return {
    now: figuresOf(nowCounts, setup),
    then: figuresOf(copperOf(withoutExcluded(histograms, excluded), kept, seed), setup),
  };
}

function copperOf(histograms: Histograms, calibrations: readonly LocatedCalibration[], seed: number): Float64Array {
  return copperBins(sumInSample(histograms, calibrations, 'reference', seed).counts);
}

function figuresOf(counts: Float64Array, setup: CopperSetup): SelectionFigures {
  const events = counts.reduce((sum, n) => sum + n, 0);
  const { fit } = fitCopper(counts, setup);
  if (fit === null) {
    const none = { value: null, error: null };
    return { events, copperEvents: null, position: none, fwhm: none, eventsPerFwhm: null };
  }
  const copperEvents = fit.values[COPPER.area] ?? NaN;
  return {
    events,
    copperEvents,
    position: { value: fit.positionEv, error: fit.positionErrorEv },
    fwhm: { value: fit.fwhmEv, error: fit.fwhmErrorEv },
    eventsPerFwhm: copperEvents / fit.fwhmEv,
  };
}
