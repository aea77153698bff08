import type { LocatedCalibration } from '../energyCalibration';
import type { LocatedReference } from '../optimiseCopper';
import { calibrateBatch, ownPoints } from './batchCalibration';
import { curvatureOf, curveThrough } from './curvature';
import type { CalibrationMethod } from './method';
import { pointsFrom } from './wholeSpectrumFit';

/**
 * Reference constants from the fits that are there, by another method of turning them into constants: other line energies
 * or another curvature. Batches without constants of their own have none here.
 */
export function recalibrated(references: readonly LocatedReference[], method: CalibrationMethod): LocatedCalibration[] {
  return references.flatMap(({ detector, reference }) => {
    const { fits, gainEvPerAdc } = reference.aligned;
    const curve = curveThrough({ ...reference.aligned, points: pointsFrom(fits, gainEvPerAdc, method) }, method);
    if (curve === null) return [];
    const curvature = curvatureOf(curve);
    return reference.batches.flatMap((_, batch) => {
      const own = reference.fits.filter((fit) => fit.batch === batch);
      const calibration = calibrateBatch(ownPoints(own, gainEvPerAdc, method), curvature);
      return calibration === null ? [] : [{ ...calibration.reference, detector, batch }];
    });
  });
}
