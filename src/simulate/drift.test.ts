import { describe, expect, it } from 'vitest';
import { randomSource } from '../math/random';
import { drawDrift, scaleAtTime } from './drift';
import { adcAtEnergy, energyAtAdc } from './energyScale';

const BASE = [1000, 4.4, 3e-5] as const;
const DAYS = 30;

describe('drift', () => {
  const drift = drawDrift(randomSource(5), { days: DAYS, rmsEv: 12, atEv: 7000, dayPhase: 1 });

  it('has mean zero and the root mean square that was asked for', () => {
    const mean = drift.gain.reduce((sum, g) => sum + g, 0) / drift.gain.length;
    const rms = Math.sqrt(drift.gain.reduce((sum, g) => sum + g * g, 0) / drift.gain.length);
    expect(mean).toBeCloseTo(0, 12);
    expect(rms * 7000).toBeCloseTo(12, 9);
    expect(drift.gain.length).toBe(DAYS * 24 + 1);
  });

  it('carries the daily modulation', () => {
    const atDay = (trig: (x: number) => number) =>
      drift.gain.reduce((sum, g, hour) => sum + g * trig((2 * Math.PI * hour) / 24), 0) / drift.gain.length;
    const amplitudeEv = 2 * Math.hypot(atDay(Math.sin), atDay(Math.cos)) * 7000;
    // 0.4 sqrt2 of the walk's rms, the two adding in quadrature to 12 eV.
    expect(amplitudeEv).toBeGreaterThan(0.7 * ((12 * 0.4 * Math.SQRT2) / Math.hypot(1, 0.4)));
    expect(amplitudeEv).toBeLessThan(1.3 * ((12 * 0.4 * Math.SQRT2) / Math.hypot(1, 0.4)));
  });

  it('is linear between the hours and keeps its ends', () => {
    const [, a] = scaleAtTime(BASE, drift, 3600 * 7);
    const [, b] = scaleAtTime(BASE, drift, 3600 * 8);
    const [, between] = scaleAtTime(BASE, drift, 3600 * 7.25);
    expect(between).toBeCloseTo(0.75 * a + 0.25 * b, 12);
    expect(scaleAtTime(BASE, drift, 1e9)).toEqual(scaleAtTime(BASE, drift, DAYS * 86400));
  });

  it('steps when it should', () => {
    const still = drawDrift(randomSource(5), { days: 2, rmsEv: 0, atEv: 7000, dayPhase: 0 });
    const stepped = { ...still, step: { atS: 50_000, gain: 25 / 7048 } };
    const adc = adcAtEnergy([BASE[0], BASE[1], 0], 8048);
    const shiftEv = (seconds: number) => energyAtAdc(scaleAtTime([BASE[0], BASE[1], 0], stepped, seconds), adc) - 8048;
    expect(shiftEv(49_999)).toBeCloseTo(0, 9);
    expect(shiftEv(50_000)).toBeCloseTo(25, 9);
  });
});
