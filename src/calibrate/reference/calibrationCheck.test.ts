import { describe, expect, it } from 'vitest';
import type { EnergyCalibration } from '../energyCalibration';
import { fitCurve, type CalibrationPoint } from './calibrationCurve';
import { checkCalibration, type CheckedCalibration } from './calibrationCheck';
import { monotonicityOf } from './monotonicity';

const point = (line: CalibrationPoint['line'], adc: number, energyEv: number, errorEv: number): CalibrationPoint => {
  return { line, adc, energyEv, errorEv };
};
/** On E = 1000 + 4 ADC, but the middle one, which is 6 eV off. */
const POINTS = [point('TiKa', 800, 4200, 2), point('MnKa', 1200, 5806, 1), point('CuKa', 1600, 7400, 3)];
const STRAIGHT = { value: 0, error: 1e-12 };

function checkOf(points: readonly CalibrationPoint[], more: Partial<CheckedCalibration> = {}) {
  const curveThrough = (own: readonly CalibrationPoint[]) => fitCurve(own, STRAIGHT);
  const curve = curveThrough(points)!;
  const calibration: EnergyCalibration = { p: curve.p, covariance: curve.covariance, status: 'fitted' };
  const used = points.map(({ line }) => line);
  return checkCalibration({ calibration, points, used, curveThrough, ...more }, 2000);
}

describe('leaving a point out', () => {
  it('compares it with the line through the others (by hand)', () => {
    const { points } = checkOf(POINTS);
    // Between 4200 +- 2 and 7400 +- 3 the line has 5800 +- sqrt(2^2 + 3^2)/2 in the middle.
    expect(points[1]?.leftOut?.residualEv).toBeCloseTo(-6, 6);
    expect(points[1]?.leftOut?.errorEv).toBeCloseTo(Math.sqrt(1 + 13 / 4), 6);
    // Through 4200 +- 2 and 5806 +- 1, extrapolated by as much again: 2 x 5806 - 4200, error sqrt(2^2 + 2^2).
    expect(points[2]?.leftOut?.residualEv).toBeCloseTo(12, 6);
    expect(points[2]?.leftOut?.errorEv).toBeCloseTo(Math.sqrt(9 + 8), 6);
  });

  it('gives the pull of the residual itself over what it may scatter, as least squares have it', () => {
    const curve = fitCurve(POINTS, STRAIGHT)!;
    const { points } = checkOf(POINTS);
    // Weighted straight line by hand: weights 1/4, 1, 1/9; the leverage of a point is weight x variance of the curve there.
    const weights = POINTS.map(({ errorEv }) => 1 / errorEv ** 2);
    const whole = weights.reduce((a, b) => a + b);
    const mean = POINTS.reduce((sum, { adc }, i) => sum + weights[i]! * adc, 0) / whole;
    const spread = POINTS.reduce((sum, { adc }, i) => sum + weights[i]! * (adc - mean) ** 2, 0);
    points.forEach(({ adc, residualEv, errorEv, leftOut }, i) => {
      const leverage = weights[i]! * (1 / whole + (adc - mean) ** 2 / spread);
      expect(leftOut?.residualEv).toBeCloseTo(residualEv / (1 - leverage), 6);
      expect(leftOut?.pull).toBeCloseTo(residualEv / (errorEv * Math.sqrt(1 - leverage)), 6);
    });
    expect(points.reduce((sum, { residualEv, errorEv }) => sum + (residualEv / errorEv) ** 2, 0)).toBeCloseTo(
      curve.chi2,
      6,
    );
  });

  it('of a point that took no part leaves the calibration as it is', () => {
    const others = POINTS.slice(0, 2);
    const curve = fitCurve(others, STRAIGHT)!;
    const calibration = { p: curve.p, covariance: curve.covariance, status: 'fitted' } as const;
    const { points } = checkOf(POINTS, { calibration, used: ['TiKa', 'MnKa'] });
    expect(points[2]).toMatchObject({ isUsed: false, leftOut: { residualEv: points[2]!.residualEv } });
    expect(points[0]?.leftOut).toBeNull();
    expect(points[0]?.why).toBe('two other points are needed');
  });

  it('is not done where the constants come from elsewhere', () => {
    const calibration = { p: [1000, 4, 0], covariance: null, status: 'interpolated' } as const;
    const { points } = checkOf(POINTS, { calibration });
    expect(points[1]).toMatchObject({ residualEv: -6, isUsed: false, leftOut: null });
    expect(points[1]?.why).toContain('interpolated');
  });
});

describe('monotonicityOf', () => {
  it.each([
    ['rises everywhere', [0, 4, 1e-5], null, null],
    ['rises everywhere, less and less', [0, 4, -9e-4], null, null],
    // 4 - 2 x 0.002 ADC = 0 at 1000.
    ['turns at its vertex', [0, 4, -0.002], null, 1000],
    ['begins to rise at its vertex', [0, -4, 0.002], 1000, null],
    ['falls everywhere', [0, -4, 0], 2000, null],
  ] as const)('knows a curve that %s', (_, p, fallsBelow, fallsAbove) => {
    expect(monotonicityOf(p, 2000)).toEqual({ lastAdc: 2000, fallsBelow, fallsAbove });
  });
});
