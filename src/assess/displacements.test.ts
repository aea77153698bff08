import { describe, expect, it } from 'vitest';
import { energyAt, type LocatedCalibration } from '../calibrate/energyCalibration';
import { displacements } from './displacements';

const P = [1000, 4.2, 8e-5] as const;
/** sigma^2 = c00 + 2 a c01 + a^2 c11: an offset known to 3 eV and a gain known to 0.002, correlated. */
const COVARIANCE = [9, -0.004, 0, -0.004, 4e-6, 0, 0, 0, 0];
const reference: LocatedCalibration = { detector: 2, batch: 5, p: P, covariance: COVARIANCE, status: 'fitted' };
const shifted = (byEv: number): LocatedCalibration => ({ ...reference, p: [P[0] + byEv, P[1], P[2]] });

describe('displacements', () => {
  it('are shifts at Cu Ka1 in units of the reference error there', () => {
    const [displacement] = displacements([reference], [shifted(6)]);
    let adc = 0;
    for (let low = 0, high = 4095, i = 0; i < 60; i++) {
      adc = 0.5 * (low + high);
      if (energyAt(P, adc) < 8047.8227) low = adc;
      else high = adc;
    }
    const sigmaEv = Math.sqrt(9 - 2 * 0.004 * adc + 4e-6 * adc * adc);
    expect(displacement).toMatchObject({ detector: 2, batch: 5 });
    expect(displacement?.value).toBeCloseTo(-6 / sigmaEv, 9);
  });

  it('hold for a straight line and for one that bends down', () => {
    for (const p2 of [0, -5e-5]) {
      const bent: LocatedCalibration = { ...reference, p: [1000, 4.6, p2], covariance: [4, 0, 0, 0, 0, 0, 0, 0, 0] };
      const moved: LocatedCalibration = { ...bent, p: [999, 4.6, p2] };
      expect(displacements([bent], [moved])[0]?.value).toBeCloseTo(0.5, 9);
    }
  });

  it('are left out where there is no error or no counterpart', () => {
    expect(displacements([{ ...reference, covariance: null }], [shifted(1)])).toEqual([]);
    expect(displacements([{ ...reference, covariance: new Array<number>(9).fill(0) }], [shifted(1)])).toEqual([]);
    expect(displacements([reference], [reference])).toEqual([]);
    expect(displacements([reference], [{ ...shifted(1), batch: 6 }])).toEqual([]);
    expect(displacements([{ ...reference, p: [0, -1, 0] }], [shifted(1)])).toEqual([]);
  });
});
