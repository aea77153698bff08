import { FWHM_PER_SIGMA } from '../physics/lineShape';
import { SILICON, tabulatedEnergyEv } from '../physics/lines';
import { errorStretch, fitCopper, type CopperFit, type CopperOutcome } from './copperFit';
import type { CopperSetup } from './copperModel';
import { copperBins } from './summedSpectrum';
import type { CuKaRow, Measured, SummedSpectrum, TailSystematic } from './results';

/** FWHM in eV that the charge statistics of silicon alone give at Cu Ka, 137 eV: no detector is better. */
export const FANO_LIMIT_FWHM_EV =
  FWHM_PER_SIGMA * Math.sqrt(SILICON.fanoFactor * SILICON.pairEnergyEv * tabulatedEnergyEv('CuKa'));

const ALARM_SIGMA = 2;
const NO_RESOLUTION = 'overfitting or a squeezed energy scale, no resolution';
const NO_FIGURES: Measured = { value: null, error: null };

/** A row of the table with the fit behind it, null where there is none. */
export interface FittedRow {
  readonly row: CuKaRow;
  readonly fit: CopperFit | null;
}

/**
 * Fits the copper region of a summed spectrum and judges the width: `predictedFwhmEv` is what the detectors' own Ti and
 * Mn widths predict at Cu Ka, null where that is not known.
 */
export function fitCopperRow(
  spectrum: SummedSpectrum,
  setup: CopperSetup,
  predictedFwhmEv: Measured | null,
): FittedRow {
  const counts = copperBins(spectrum.counts);
  const outcome = fitCopper(counts, setup);
  const { fit } = outcome;
  const stretch = errorStretch(fit);
  const row: CuKaRow = {
    spectrum: spectrum.spectrum,
    crossValidated: spectrum.crossValidated,
    position: fit === null ? NO_FIGURES : { value: fit.positionEv, error: stretch * fit.positionErrorEv },
    fwhm: fit === null ? NO_FIGURES : { value: fit.fwhmEv, error: stretch * fit.fwhmErrorEv },
    chi2: fit?.chi2 ?? null,
    ndf: fit?.ndf ?? null,
    pValue: fit?.pValue ?? null,
    events: counts.reduce((sum, n) => sum + n, 0),
    withNickel: setup.withNickel,
    why: whatIsOdd(outcome, predictedFwhmEv),
    curve: fit?.curve ?? null,
    tailSystematic: fit === null ? null : tailSystematic(counts, setup, fit),
  };
  return { row, fit };
}

/** Why a width cannot be a resolution, in words; null where it can. */
export function widthAlarm(fwhm: Measured, predictedFwhmEv: Measured | null): string | null {
  if (fwhm.value === null) return null;
  if (fwhm.value < FANO_LIMIT_FWHM_EV)
    return `narrower than silicon allows (Fano limit ${FANO_LIMIT_FWHM_EV.toFixed(0)} eV): ${NO_RESOLUTION}`;
  const predicted = predictedFwhmEv?.value ?? null;
  if (predicted === null) return null;
  const errorEv = Math.hypot(fwhm.error ?? 0, predictedFwhmEv?.error ?? 0);
  if (predicted - fwhm.value <= ALARM_SIGMA * errorEv) return null;
  const excess = ((predicted - fwhm.value) / errorEv).toFixed(1);
  return `${excess} sigma narrower than the ${predicted.toFixed(1)} eV that the Ti and Mn widths predict: ${NO_RESOLUTION}`;
}

function whatIsOdd({ fit, why }: CopperOutcome, predictedFwhmEv: Measured | null): string | null {
  if (fit === null) return why;
  const alarm = widthAlarm({ value: fit.fwhmEv, error: fit.fwhmErrorEv }, predictedFwhmEv);
  const stretch = errorStretch(fit);
  const poor =
    stretch > 1
      ? `the line shape does not describe the spectrum (χ²/ndf = ${significant(stretch * stretch, 3)}): errors are scaled by ${significant(stretch, 2)}`
      : null;
  const reasons = [alarm, poor].filter((reason) => reason !== null);
  return reasons.length > 0 ? reasons.join('; ') : null;
}

/** A number above 1 to so many digits, without powers of ten. */
export function significant(value: number, digits: number): string {
  return Number(value.toPrecision(digits)).toLocaleString('en', { maximumSignificantDigits: digits });
}

function tailSystematic(counts: Float64Array, setup: CopperSetup, fixed: CopperFit): TailSystematic | null {
  const { fit } = fitCopper(counts, setup, true);
  if (fit === null) return null;
  return { positionEv: fit.positionEv - fixed.positionEv, fwhmEv: fit.fwhmEv - fixed.fwhmEv };
}
