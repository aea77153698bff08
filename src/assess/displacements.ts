import { channelAt, energyAt, energyErrorAt, type LocatedCalibration } from '../calibrate/energyCalibration';
import { tabulatedEnergyEv, type LineId } from '../physics/lines';
import type { Displacement } from './results';

/**
 * How far the optimisation moved a line (Cu Ka1 unless told) in every (detector, batch), in units of the reference calibration's own error
 * there: (mu_ref - mu_opt)/sigma(mu_ref), mu being the energies that the two calibrations give to the channel at which
 * the reference has the line, sigma from its covariance (paper Fig. 6). No pull, and small values prove nothing
 * (METHOD.md section 2). Spectra without an optimized counterpart or without covariance have none, nor have those that
 * the optimisation left alone: their zeros would say nothing.
 */
export function displacements(
  reference: readonly LocatedCalibration[],
  optimized: readonly LocatedCalibration[],
  line: LineId = 'CuKa',
): Displacement[] {
  const key = (calibration: LocatedCalibration) => `${String(calibration.detector)}/${String(calibration.batch)}`;
  const counterparts = new Map(optimized.map((calibration) => [key(calibration), calibration]));
  return reference.flatMap((calibration) => {
    const { detector, batch, p, covariance } = calibration;
    const adc = channelAt(p, tabulatedEnergyEv(line));
    const counterpart = counterparts.get(key(calibration));
    if (batch === null || adc === null || counterpart === undefined || covariance === null) return [];
    if (counterpart.p.every((value, i) => value === p[i])) return [];
    const value = (energyAt(p, adc) - energyAt(counterpart.p, adc)) / energyErrorAt(covariance, adc);
    return Number.isFinite(value) ? [{ detector, batch, value }] : [];
  });
}
