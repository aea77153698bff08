import type { LineId } from '../../physics/lines';
import { energyAt, energyErrorAt, type EnergyCalibration } from '../energyCalibration';
import type { CalibrationPoint } from './calibrationCurve';
import { monotonicityOf, type Monotonicity } from './monotonicity';

/** A line under the calibration of its spectrum. Energies in eV. */
export interface CheckedPoint {
  readonly line: LineId;
  readonly adc: number;
  readonly energyEv: number;
  /** Energy that the calibration gives to the fitted position, minus the line's; its error is the position's alone. */
  readonly residualEv: number;
  readonly errorEv: number;
  /** Whether the calibration was made with it. */
  readonly isUsed: boolean;
  /** The same under the curve through the other points, its error that of position and curve. */
  readonly leftOut: { readonly residualEv: number; readonly errorEv: number; readonly pull: number } | null;
  /** Why there is no such residual; null where there is one. */
  readonly why: string | null;
}

/** The calibration of one spectrum, checked against its points. */
export interface CalibrationCheck {
  readonly status: EnergyCalibration['status'];
  readonly points: readonly CheckedPoint[];
  readonly monotonicity: Monotonicity;
}

/** How a spectrum was calibrated, so that it can be done again without a point. */
export interface CheckedCalibration {
  readonly calibration: EnergyCalibration;
  /** All fitted lines, and those among them that made the calibration. */
  readonly points: readonly CalibrationPoint[];
  readonly used: readonly LineId[];
  /** The curve through points, with its covariance; null where they are too few. */
  readonly curveThrough: (
    points: readonly CalibrationPoint[],
  ) => { readonly p: readonly [number, number, number]; readonly covariance: readonly number[] } | null;
}

/**
 * Residuals of all points, with and without the point itself in the calibration, and whether energy rises with the
 * channel. A point that took part pulls the curve towards itself; the pull of its residual without it tells whether it
 * agrees with the others. For a point that took no part the two residuals are the same.
 *
 * @param lastAdc last channel of the spectrum
 */
export function checkCalibration(checked: CheckedCalibration, lastAdc: number): CalibrationCheck {
  const { calibration, points } = checked;
  return {
    status: calibration.status,
    points: points.map((point) => checkedPoint(point, checked)),
    monotonicity: monotonicityOf(calibration.p, lastAdc),
  };
}

function checkedPoint(point: CalibrationPoint, checked: CheckedCalibration): CheckedPoint {
  const { calibration, points, used } = checked;
  const { line, adc, errorEv, energyEv } = point;
  const isUsed = calibration.status === 'fitted' && used.includes(line);
  const others = points.filter((other) => other.line !== line && used.includes(other.line));
  const own = { line, adc, energyEv, residualEv: energyAt(calibration.p, adc) - energyEv, errorEv, isUsed };
  if (calibration.status !== 'fitted')
    return { ...own, leftOut: null, why: `these constants are ${calibration.status}` };
  const curve = checked.curveThrough(others);
  if (curve === null) return { ...own, leftOut: null, why: 'two other points are needed' };
  const residualEv = energyAt(curve.p, adc) - energyEv;
  const error = Math.hypot(errorEv, energyErrorAt(curve.covariance, adc));
  return { ...own, leftOut: { residualEv, errorEv: error, pull: residualEv / error }, why: null };
}
