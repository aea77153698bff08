import type { Peak } from '../../dataset/peak';
import type { ErrorSource } from '../../fit/errors';
import { fitSpectrum, type SpectrumFit } from '../../fit/spectrumFit';
import { tabulatedEnergyEv } from '../../physics/lines';
import { energyErrorAt, gainAt, type EnergyCalibration } from '../energyCalibration';
import type { BatchSeeds } from './batchSeeds';
import { fitCurve, type CalibrationPoint, type CurvaturePrior, type FittedCurve } from './calibrationCurve';
import type { CalibrationMethod } from './method';
import { lineOptions, pointsFrom, type WholeSpectrumFit } from './wholeSpectrumFit';

/** Where a batch's own scale is known worse than this at copper, its neighbours know it better. */
const WORST_ERROR_EV = 40;
/** So narrow a prior fixes the curvature; its uncertainty is added afterwards, in common for all batches. */
const FIXED = 1e-3;

/** The fits of one batch, and where they started. */
export interface BatchFit {
  readonly fits: SpectrumFit['fits'];
  readonly seeds: readonly Peak[];
}

/** Fits the lines of one batch with the detector's shape; where some fail, all are tried again from the fallback. */
export function fitBatch(
  spectrum: Uint32Array,
  { own, fallback }: BatchSeeds,
  whole: Pick<WholeSpectrumFit, 'gainEvPerAdc' | 'template' | 'method'>,
  errors: ErrorSource,
): BatchFit {
  const from = (seeds: readonly Peak[]): BatchFit => {
    return { fits: fitSpectrum(spectrum, seeds, { ...lineOptions(whole), errors }).fits, seeds };
  };
  const first = from(own);
  if (first.fits.every((fit) => fit.status !== 'failed')) return first;
  const again = from(fallback);
  const usable = ({ fits }: BatchFit) => fits.filter((fit) => fit.status !== 'failed').length;
  return usable(again) > usable(first) ? again : first;
}

/** A batch calibrated by its own lines with the detector's curvature, twice: as shown, and as prior of the optimiser. */
export interface BatchCalibration {
  readonly reference: EnergyCalibration;
  /** Covariance with the curvature fixed: what the batch alone knows. */
  readonly priorCovariance: readonly number[];
}

/**
 * Straight line through a batch's points on top of the shared curvature; null where they fix the scale at copper too
 * badly, or where energy would fall with the channel.
 */
export function calibrateBatch(
  points: readonly CalibrationPoint[],
  curvature: CurvaturePrior,
): BatchCalibration | null {
  const bent = bentCurve(points, curvature);
  if (bent === null) return null;
  const { curve, covariance } = bent;
  if (!points.every((point) => gainAt(curve.p, point.adc) > 0)) return null;
  const adc = copperAdc(points, curve);
  if (!(gainAt(curve.p, adc) > 0 && energyErrorAt(curve.covariance, adc) < WORST_ERROR_EV)) return null;
  return { reference: { p: curve.p, covariance, status: 'fitted' }, priorCovariance: curve.covariance };
}

/** A line through points on top of a curvature that comes from elsewhere. */
export interface BentCurve {
  readonly curve: FittedCurve;
  /** Its covariance, and what the curvature's error adds. */
  readonly covariance: readonly number[];
}

/** The line through a batch's points with the detector's curvature fixed; null with fewer than two points. */
export function bentCurve(points: readonly CalibrationPoint[], curvature: CurvaturePrior): BentCurve | null {
  const at = (value: number) => fitCurve(points, { value, error: FIXED * curvature.error });
  const curve = at(curvature.value);
  const bent = at(curvature.value + curvature.error);
  if (curve === null || bent === null) return null;
  const shift = bent.p.map((value, i) => value - (curve.p[i] ?? 0));
  const covariance = curve.covariance.map((c, k) => c + (shift[Math.floor(k / 3)] ?? 0) * (shift[k % 3] ?? 0));
  return { curve, covariance };
}

/** The channel at which the line through the points puts copper, or the highest point where that lies above it. */
function copperAdc(points: readonly CalibrationPoint[], { p }: FittedCurve): number {
  const highest = points.reduce((a, b) => (b.adc > a.adc ? b : a));
  return highest.adc + Math.max(tabulatedEnergyEv('CuKa') - highest.energyEv, 0) / gainAt(p, highest.adc);
}

/** The points that set a batch's own scale: all but copper, where lighter lines are there to do it. */
export function ownPoints(
  fits: SpectrumFit['fits'],
  gainEvPerAdc: number,
  method: CalibrationMethod,
): CalibrationPoint[] {
  const points = pointsFrom(fits, gainEvPerAdc, method);
  const light = points.filter((point) => tabulatedEnergyEv(point.line) < 7000);
  return light.length >= 2 ? light : points;
}
