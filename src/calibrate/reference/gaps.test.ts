import { describe, expect, it } from 'vitest';
import type { EnergyCalibration } from '../energyCalibration';
import { fillGaps } from './gaps';

const DAY = 86_400;
const batches = [0, 1, 2, 3].map((i) => ({ start: i * DAY, stop: (i + 1) * DAY }));
const fitted = (p0: number): EnergyCalibration => ({ p: [p0, 4, 0], covariance: null, status: 'fitted' });
const pooled = fitted(500);

describe('fillGaps', () => {
  it('interpolates in time between calibrated neighbours', () => {
    const filled = fillGaps([fitted(100), null, null, fitted(400)], batches, pooled);
    expect(filled.map((c) => c.status)).toEqual(['fitted', 'interpolated', 'interpolated', 'fitted']);
    expect(filled[1]?.p[0]).toBeCloseTo(200, 9);
    expect(filled[2]?.p[0]).toBeCloseTo(300, 9);
  });

  it('takes the constants of the whole run at an open end, and where there are no times', () => {
    expect(fillGaps([null, fitted(100)], batches, pooled)[0]).toEqual({ ...pooled, status: 'pooled' });
    const timeless = batches.map(() => ({ start: null, stop: null }));
    expect(fillGaps([fitted(1), null, fitted(3)], timeless, pooled)[1]?.status).toBe('pooled');
  });
});
