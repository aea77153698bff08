import type { Batch } from '../../dataset/histograms';
import type { LocatedCalibration } from '../energyCalibration';
import type { LocatedReference } from '../optimiseCopper';
import { calibrateBatch, ownPoints } from './batchCalibration';
import { curvatureOf, curveThrough } from './curvature';
import type { CalibrationMethod } from './method';
import { inTime } from './smoothedBatches';
import { pointsFrom } from './wholeSpectrumFit';

/**
 * Reference constants from the fits that are there, by another method of turning them into constants: other line energies
 * or another curvature. Batches without constants have none here.
 */
export function recalibrated(
  references: readonly LocatedReference[],
  batches: readonly Batch[],
  method: CalibrationMethod,
): LocatedCalibration[] {
  return references.flatMap(({ detector, reference }) => {
    const { fits, gainEvPerAdc } = reference.aligned;
    const points = pointsFrom(fits, gainEvPerAdc, method);
    const curve = curveThrough({ ...reference.aligned, points, method });
    if (curve === null) return [];
    const curvature = curvatureOf(curve);
    const apart = batches.map((_, batch) => {
      const own = reference.fits.filter((fit) => fit.batch === batch);
      return calibrateBatch(ownPoints(own, gainEvPerAdc, method), curvature);
    });
    return inTime(apart, batches, method).calibrations.flatMap((calibration, batch) =>
      calibration === null ? [] : [{ ...calibration.reference, detector, batch }],
    );
  });
}
