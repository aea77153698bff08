import { describe, expect, it } from 'vitest';
import { adcAtEnergy, energyAtAdc, gainAtAdc, scaleThrough } from './energyScale';

describe('energy scale', () => {
  it.each([
    [1135, 4.198, 7.1e-5],
    [972, 4.41, -5.7e-5],
    [591, 4.8, 0],
    [591, 4.8, 1e-13],
  ] as const)('inverts p = (%f, %f, %f)', (p0, p1, p2) => {
    for (const adc of [0, 1, 800, 1500, 4095]) {
      expect(adcAtEnergy([p0, p1, p2], energyAtAdc([p0, p1, p2], adc))).toBeCloseTo(adc, 8);
    }
  });

  it('has the points, the mean gain and the bend that were asked for', () => {
    const points = {
      lowEnergyEv: 4511,
      highEnergyEv: 5899,
      lowAdc: 800,
      gainEvPerAdc: 4.5,
      bendEv: 40,
      bendAtEv: 8048,
    };
    const scale = scaleThrough(points);
    expect(energyAtAdc(scale, 800)).toBeCloseTo(4511, 8);
    const highAdc = adcAtEnergy(scale, 5899);
    expect((5899 - 4511) / (highAdc - 800)).toBeCloseTo(4.5, 8);
    const onLine = 800 + (8048 - 4511) / 4.5;
    expect(energyAtAdc(scale, onLine)).toBeCloseTo(8048 + 40, 8);
  });

  it('has the derivative of the energy as its gain', () => {
    const scale = [1135, 4.198, 7.1e-5] as const;
    const slope = (energyAtAdc(scale, 1000.5) - energyAtAdc(scale, 999.5)) / 1;
    expect(gainAtAdc(scale, 1000)).toBeCloseTo(slope, 9);
  });
});
