import type { Peak } from '../../dataset/peak';
import type { WindowOptions } from '../../fit/windowModel';
import { bentCurve, ownPoints } from './batchCalibration';
import type { CheckedCalibration } from './calibrationCheck';
import { fitCurve } from './calibrationCurve';
import { copperOptions, copperSeeds, isCopperApart } from './copperFits';
import { curvaturePrior } from './curvature';
import type { DetectorReference, DetectorStandard } from './detectorReference';
import { lineOptions, pointsFrom, wholeOptions } from './wholeSpectrumFit';
import type { SpectrumFit } from '../../fit/spectrumFit';

/** Where fits of a spectrum started and how they were done. */
export interface FitSource {
  readonly seeds: readonly Peak[];
  readonly options: WindowOptions;
}

/** Of the sum of all batches. */
export function wholeFitSources({ fit }: DetectorStandard): FitSource[] {
  return [{ seeds: fit.seeds, options: wholeOptions(fit) }];
}

/** Of one batch, copper last where it is fitted apart; `peaks` are those that the analysis found in the batch. */
export function batchFitSources(reference: DetectorReference, batch: number, peaks: readonly Peak[]): FitSource[] {
  const own = { seeds: reference.seeds[batch] ?? [], options: lineOptions(reference.aligned) };
  if (!isCopperApart(reference)) return [own];
  return [own, { seeds: copperSeeds(reference, peaks), options: copperOptions(reference) }];
}

/** The standard calibration with its points. */
export function wholeCalibration({ fit, calibration }: DetectorStandard): CheckedCalibration {
  const prior = curvaturePrior(fit);
  return {
    calibration,
    points: fit.points,
    used: fit.points.map(({ line }) => line),
    curveThrough: (points) => fitCurve(points, prior),
  };
}

/** The reference calibration of a batch with its points; null for a batch that is not there. `fits`: of all its lines. */
export function batchCalibration(
  { batches, aligned, curvature }: DetectorReference,
  batch: number,
  fits: SpectrumFit['fits'],
): CheckedCalibration | null {
  const calibration = batches[batch];
  if (calibration === undefined) return null;
  return {
    calibration,
    points: pointsFrom(fits, aligned.gainEvPerAdc, aligned.method),
    used: ownPoints(fits, aligned.gainEvPerAdc, aligned.method).map(({ line }) => line),
    curveThrough: (points) => {
      const bent = bentCurve(points, curvature);
      return bent === null ? null : { p: bent.curve.p, covariance: bent.covariance };
    },
  };
}
