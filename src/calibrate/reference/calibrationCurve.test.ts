import { describe, expect, it } from 'vitest';
import { randomSource } from '../../math/random';
import { fitCurve, type CalibrationPoint } from './calibrationCurve';

const TRUE = [950, 4.4, 1.2e-5] as const;
const ADC = [805, 905, 1125, 1260, 1610];
const ERRORS_EV = [2, 8, 1.7, 5, 17];
const energyOf = (adc: number) => TRUE[0] + adc * (TRUE[1] + adc * TRUE[2]);

function points(shifts: readonly number[]): CalibrationPoint[] {
  return ADC.map((adc, i) => ({
    line: 'MnKa',
    adc,
    errorEv: ERRORS_EV[i] ?? 1,
    energyEv: energyOf(adc) + (shifts[i] ?? 0),
  }));
}

describe('fitCurve', () => {
  it('gives back the quadratic that its points lie on', () => {
    const curve = fitCurve(points([]), { value: 0, error: 1 });
    TRUE.forEach((value, i) => {
      expect((curve?.p[i] ?? NaN) / value).toBeCloseTo(1, 6);
    });
  });

  it('keeps a fixed curvature and draws the straight line through two points', () => {
    const [first, , third] = points([]);
    const curve = fitCurve(first && third ? [first, third] : [], { value: TRUE[2], error: 1e-12 });
    expect(curve?.p[1]).toBeCloseTo(TRUE[1], 9);
    expect(curve?.p[0]).toBeCloseTo(TRUE[0], 6);
  });

  it('needs two points', () => {
    expect(fitCurve(points([]).slice(0, 1), { value: 0, error: 1 })).toBeNull();
  });

  it('has errors that cover: pull of the energy at copper over 400 seeded toys', () => {
    const random = randomSource(11);
    const pulls: number[] = [];
    for (let toy = 0; toy < 400; toy++) {
      const curve = fitCurve(points(ERRORS_EV.map((error) => error * random.normal())), { value: 0, error: 1 });
      if (curve === null) throw new Error('no curve');
      const basis = [1, 1610, 1610 * 1610];
      let variance = 0;
      basis.forEach((left, i) => {
        basis.forEach((right, j) => (variance += left * right * (curve.covariance[3 * i + j] ?? 0)));
      });
      const found = curve.p[0] + 1610 * (curve.p[1] + 1610 * curve.p[2]);
      pulls.push((found - energyOf(1610)) / Math.sqrt(variance));
    }
    const mean = pulls.reduce((sum, pull) => sum + pull, 0) / pulls.length;
    const width = Math.sqrt(pulls.reduce((sum, pull) => sum + (pull - mean) ** 2, 0) / pulls.length);
    expect(Math.abs(mean)).toBeLessThan(4 / Math.sqrt(400));
    expect(Math.abs(width - 1)).toBeLessThan(4 / Math.sqrt(800));
  });
});
