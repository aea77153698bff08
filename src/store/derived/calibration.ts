import type { Analysis, SpectrumName } from '../../assess/results';
import { channelAt, energyAt, gainAt, type EnergyCalibration } from '../../calibrate/energyCalibration';
import type { LineFit } from '../../fit/lineFit';
import { observedEnergyEv } from '../catalogue';
import type { Selection } from '../viewSlice';
import { fitsOf } from './lines';

/** The calibration that holds for a detector and batch: the standard one has one for all batches. */
export function calibrationOf(
  analysis: Analysis,
  set: SpectrumName,
  { detector, batch }: Selection,
): EnergyCalibration | null {
  const wanted = set === 'standard' ? null : batch;
  return analysis.calibration[set].find((entry) => entry.detector === detector && entry.batch === wanted) ?? null;
}

/** Channel to energy for the selected spectrum: reference of its batch, or standard for the whole run. */
export function energyScaleOf(analysis: Analysis | null, selection: Selection): ((adc: number) => number) | null {
  if (analysis === null) return null;
  const calibration = calibrationOf(analysis, selection.batch === null ? 'standard' : 'reference', selection);
  return calibration === null ? null : (adc) => energyAt(calibration.p, adc);
}

/** A constant of one calibration per batch, NaN where the batch has none. */
export interface ConstantSeries {
  readonly spectrum: SpectrumName;
  readonly values: readonly number[];
  readonly errors: readonly (number | null)[];
}

/** What is drawn against time: the constants, the energy they give to one fixed channel less `lessEv`, the gain there. */
export type Quantity =
  | { readonly kind: 'constant'; readonly index: 0 | 1 | 2 }
  | { readonly kind: 'energy'; readonly adc: number; readonly lessEv?: number }
  | { readonly kind: 'gain'; readonly adc: number };

/** A quantity of all three calibrations of a detector against the batches. */
export function quantityByBatch(
  analysis: Analysis,
  detector: number,
  batches: number,
  quantity: Quantity,
): readonly ConstantSeries[] {
  return (['standard', 'reference', 'optimized'] as const).map((spectrum) => {
    const found = Array.from({ length: batches }, (_, batch) => calibrationOf(analysis, spectrum, { detector, batch }));
    return {
      spectrum,
      values: found.map((calibration) => (calibration === null ? NaN : valueOf(calibration, quantity))),
      errors: found.map((calibration) => (calibration === null ? null : errorOf(calibration, quantity))),
    };
  });
}

/** A quantity where constants are continuous in time; null where they are not. */
export function quantityInTime(
  { continuous }: Analysis,
  spectrum: SpectrumName,
  detector: number,
  quantity: Quantity,
): { readonly x: readonly Date[]; readonly values: readonly number[] } | null {
  if (continuous === undefined || spectrum === 'standard') return null;
  const rows = continuous[spectrum].flatMap((row) => {
    const { start = null, stop = null } = continuous.slices[row.batch ?? -1] ?? {};
    if (row.detector !== detector || start === null || stop === null) return [];
    return [{ x: new Date(500 * (start + stop)), value: valueOf(row, quantity) }];
  });
  return rows.length === 0 ? null : { x: rows.map(({ x }) => x), values: rows.map(({ value }) => value) };
}

/** The same of the batches' own lines alone, before smoothing in time. */
export function ownByBatch(
  { ownBatches }: Analysis,
  detector: number,
  batches: number,
  quantity: Quantity,
): Omit<ConstantSeries, 'spectrum'> {
  const values = Array.from({ length: batches }, () => NaN);
  const errors = Array.from({ length: batches }, (): number | null => null);
  for (const own of ownBatches) {
    if (own.detector !== detector || own.batch === null) continue;
    values[own.batch] = valueOf(own, quantity);
    errors[own.batch] = errorOf(own, quantity);
  }
  return { values, errors };
}

/** Where the standard calibration of a detector puts a line, in channels; null where it has none. */
export function standardChannelOf(analysis: Analysis, detector: number, energyEv: number): number | null {
  const standard = calibrationOf(analysis, 'standard', { detector, batch: null });
  return standard === null ? null : channelAt(standard.p, energyEv);
}

function valueOf({ p }: EnergyCalibration, quantity: Quantity): number {
  switch (quantity.kind) {
    case 'constant':
      return p[quantity.index];
    case 'energy':
      return energyAt(p, quantity.adc) - (quantity.lessEv ?? 0);
    case 'gain':
      return gainAt(p, quantity.adc);
  }
}

/** Derivatives by the three constants. */
function slopesOf(quantity: Quantity): readonly [number, number, number] {
  switch (quantity.kind) {
    case 'constant':
      return [Number(quantity.index === 0), Number(quantity.index === 1), Number(quantity.index === 2)];
    case 'energy':
      return [1, quantity.adc, quantity.adc ** 2];
    case 'gain':
      return [0, 1, 2 * quantity.adc];
  }
}

/** One sigma from the covariance: sqrt(J C J^T) with J = dvalue/dp. Null where there is no covariance. */
export function errorOf({ covariance }: EnergyCalibration, quantity: Quantity): number | null {
  if (covariance === null) return null;
  const derivative = slopesOf(quantity);
  let variance = 0;
  derivative.forEach((a, row) => {
    derivative.forEach((b, column) => {
      variance += a * b * (covariance[3 * row + column] ?? 0);
    });
  });
  return variance >= 0 ? Math.sqrt(variance) : null;
}

/** Fitted lines under one calibration: where it puts them against where they should be. */
export interface CalibrationResiduals {
  readonly spectrum: SpectrumName;
  readonly energiesEv: readonly number[];
  readonly residualsEv: readonly number[];
  readonly errorsEv: readonly (number | null)[];
}

/** Residuals of the fitted lines of some spectra under each calibration; failed fits are left out. */
export function calibrationResiduals(
  analysis: Analysis,
  places: readonly Selection[],
): readonly CalibrationResiduals[] {
  return (['standard', 'reference', 'optimized'] as const).map((spectrum) => {
    const points = places.flatMap((place) => {
      const calibration = calibrationOf(analysis, spectrum, place);
      return calibration === null ? [] : fitsOf(analysis, place).flatMap((fit) => residualOf(fit, calibration));
    });
    return {
      spectrum,
      energiesEv: points.map((point) => point.energyEv),
      residualsEv: points.map((point) => point.residualEv),
      errorsEv: points.map((point) => point.errorEv),
    };
  });
}

function residualOf({ line, adc, adcError }: LineFit, { p }: EnergyCalibration) {
  if (adc === null) return [];
  const energyEv = observedEnergyEv(line);
  const errorEv = adcError === null ? null : Math.abs(gainAt(p, adc)) * adcError;
  return [{ energyEv, residualEv: energyAt(p, adc) - energyEv, errorEv }];
}
