import { describe, expect, it } from 'vitest';
import { observedEnergyEv, type LineId } from '../../physics/lines';
import { energyAt, energyErrorAt } from '../energyCalibration';
import { calibrateBatch } from './batchCalibration';
import type { CalibrationPoint } from './calibrationCurve';

const CURVATURE = { value: 1e-5, error: 4e-6 };
const point = (line: LineId, adc: number, errorEv: number): CalibrationPoint => ({
  line,
  adc,
  errorEv,
  energyEv: observedEnergyEv(line),
});

describe('calibrateBatch', () => {
  it('keeps the curvature of the detector and goes through two points', () => {
    const points = [point('TiKa', 800, 2), point('MnKa', 1115, 1.5)];
    const batch = calibrateBatch(points, CURVATURE);
    expect(batch?.reference.p[2]).toBeCloseTo(CURVATURE.value, 12);
    for (const { adc, energyEv } of points) {
      expect(energyAt(batch?.reference.p ?? [0, 0, 0], adc)).toBeCloseTo(energyEv, 3);
    }
  });

  it('adds what the curvature leaves open at copper: its error times the distances from the two points', () => {
    const batch = calibrateBatch([point('TiKa', 800, 2), point('MnKa', 1115, 1.5)], CURVATURE);
    const own = energyErrorAt(batch?.priorCovariance ?? [], 1610);
    const all = energyErrorAt(batch?.reference.covariance ?? [], 1610);
    expect(Math.sqrt(all * all - own * own)).toBeCloseTo(CURVATURE.error * (1610 - 800) * (1610 - 1115), 3);
  });

  it('gives nothing where the points fix copper badly, though they are well known themselves', () => {
    expect(calibrateBatch([point('TiKa', 800, 8), point('TiKb', 897, 20)], CURVATURE)).toBeNull();
  });

  it('gives nothing where energy would fall with the channel', () => {
    expect(calibrateBatch([point('TiKa', 1100, 2), point('MnKa', 800, 1.5)], CURVATURE)).toBeNull();
  });
});
