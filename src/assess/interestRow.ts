import { FWHM_PER_SIGMA } from '../physics/lineShape';
import { SILICON, tabulatedEnergyEv, type LineId } from '../physics/lines';
import { errorStretch, fitInterest, type InterestFit, type InterestOutcome } from './interestFit';
import type { InterestSetup } from './interestModel';
import { regionCounts } from './summedSpectrum';
import type { CuKaRow, Measured, SummedSpectrum, TailSystematic } from './results';

/** FWHM in eV that the charge statistics of silicon alone give at a line, 137 eV at Cu Ka: no detector is better. */
export function fanoLimitFwhmEv(line: LineId): number {
  return FWHM_PER_SIGMA * Math.sqrt(SILICON.fanoFactor * SILICON.pairEnergyEv * tabulatedEnergyEv(line));
}

const ALARM_SIGMA = 2;
const NO_RESOLUTION = 'overfitting or a squeezed energy scale, no resolution';
const NO_FIGURES: Measured = { value: null, error: null };

/** A row of the table with the fit behind it, null where there is none. */
export interface FittedRow {
  readonly row: CuKaRow;
  readonly fit: InterestFit | null;
}

/**
 * Fits the region of interest of a summed spectrum and judges the width: `predictedFwhmEv` is what the detectors' own Ti
 * and Mn widths predict at the line, null where that is not known.
 */
export function fitInterestRow(
  spectrum: SummedSpectrum,
  setup: InterestSetup,
  predictedFwhmEv: Measured | null,
): FittedRow {
  const counts = regionCounts(spectrum.counts, setup.interest.region);
  const outcome = fitInterest(counts, setup);
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
    withNickel: setup.neighbours.includes('NiKa'),
    why: whatIsOdd(outcome, setup.interest.line, predictedFwhmEv),
    curve: fit?.curve ?? null,
    tailSystematic: fit === null ? null : tailSystematic(counts, setup, fit),
  };
  return { row, fit };
}

/** Why a width cannot be a resolution, in words; null where it can. */
export function widthAlarm(fwhm: Measured, line: LineId, predictedFwhmEv: Measured | null): string | null {
  if (fwhm.value === null) return null;
  const limitEv = fanoLimitFwhmEv(line);
  if (fwhm.value < limitEv)
    return `narrower than silicon allows (Fano limit ${limitEv.toFixed(0)} eV): ${NO_RESOLUTION}`;
  const predicted = predictedFwhmEv?.value ?? null;
  if (predicted === null) return null;
  const errorEv = Math.hypot(fwhm.error ?? 0, predictedFwhmEv?.error ?? 0);
  if (predicted - fwhm.value <= ALARM_SIGMA * errorEv) return null;
  const excess = ((predicted - fwhm.value) / errorEv).toFixed(1);
  const others = line === 'CuKa' ? 'the Ti and Mn widths predict' : 'the widths of other lines predict';
  return `${excess} sigma narrower than the ${predicted.toFixed(1)} eV that ${others}: ${NO_RESOLUTION}`;
}

function whatIsOdd({ fit, why }: InterestOutcome, line: LineId, predictedFwhmEv: Measured | null): string | null {
  if (fit === null) return why;
  const alarm = widthAlarm({ value: fit.fwhmEv, error: fit.fwhmErrorEv }, line, predictedFwhmEv);
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

function tailSystematic(counts: Float64Array, setup: InterestSetup, fixed: InterestFit): TailSystematic | null {
  const { fit } = fitInterest(counts, setup, true);
  if (fit === null) return null;
  return { positionEv: fit.positionEv - fixed.positionEv, fwhmEv: fit.fwhmEv - fixed.fwhmEv };
}
