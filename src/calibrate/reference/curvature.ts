import type { EnergyCalibration } from '../energyCalibration';
import { fitCurve, type CurvaturePrior, type FittedCurve } from './calibrationCurve';
import type { WholeSpectrumFit } from './wholeSpectrumFit';

/** Bends at copper, eV, within which the curvature of a detector of which nothing is known lies, and a given one. */
const UNKNOWN_EV = 50;
const GIVEN_EV = 1e-3;

/**
 * Curvature before any data: straight, give or take what bends the scale by 50 eV at copper relative to a line through
 * Ti and Mn (p2 (a_Cu - a_Ti)(a_Cu - a_Mn), about 800 x 480 channels at VIP-2). Copper itself fixes it ten times
 * better; the prior speaks only where there is none.
 */
export function curvaturePrior({
  gainEvPerAdc,
  method: { curvature },
}: Pick<WholeSpectrumFit, 'gainEvPerAdc' | 'method'>): CurvaturePrior {
  const copperFromTitanium = 3537 / gainEvPerAdc;
  const copperFromManganese = 2149 / gainEvPerAdc;
  const lever = copperFromTitanium * copperFromManganese;
  return curvature === 'own' ? { value: 0, error: UNKNOWN_EV / lever } : { value: curvature, error: GIVEN_EV / lever };
}

/** The curve through the points of a spectrum with enough counts to bend it. */
export function curveThrough(fit: WholeSpectrumFit): FittedCurve | null {
  return fitCurve(fit.points, curvaturePrior(fit));
}

/** What a detector's whole run says of the curvature of its batches. */
export function curvatureOf({ p, covariance }: Pick<EnergyCalibration, 'p' | 'covariance'>): CurvaturePrior {
  return { value: p[2], error: Math.sqrt(covariance?.[8] ?? 0) };
}

/** Curvature of an array of detectors: weighted mean, eV per channel squared, and how well they agree on it. */
export interface CommonCurvature {
  readonly mean: number;
  readonly chi2: number;
  readonly ndf: number;
}

/** The curvature that detectors have in common, if any: electronics of one make may share it. */
export function commonCurvature(fits: readonly WholeSpectrumFit[]): CommonCurvature {
  const known = fits.flatMap((fit) => {
    const curve = curveThrough(fit);
    const variance = curve?.covariance[8] ?? 0;
    return curve === null || !(variance > 0) ? [] : [{ value: curve.p[2], weight: 1 / variance }];
  });
  const weights = known.reduce((sum, { weight }) => sum + weight, 0);
  const mean = weights > 0 ? known.reduce((sum, { value, weight }) => sum + weight * value, 0) / weights : 0;
  const chi2 = known.reduce((sum, { value, weight }) => sum + weight * (value - mean) ** 2, 0);
  return { mean, chi2, ndf: Math.max(known.length - 1, 0) };
}
