import { describe, expect, it } from 'vitest';
import { observedEnergyEv } from '../../physics/lines';
import { channelAt, energyAt } from '../energyCalibration';
import { watchGain } from './gainDrift';

type Triple = readonly [number, number, number];
const STARTS: readonly Triple[] = [
  [1135, 4.2, 7e-5],
  [-80, 4.9, 0],
  [300, 4.6, -3e-5],
];
const COPPER_EV = observedEnergyEv('CuKa');
const flat = (all: readonly Triple[]) => Float64Array.from(all.flat());

/** E -> Cu + factor (E - Cu): the scale squeezed about copper. */
const squeezed = (factor: number, [p0, p1, p2]: Triple): Triple => [
  COPPER_EV + factor * (p0 - COPPER_EV),
  factor * p1,
  factor * p2,
];

describe('the gain drift', () => {
  it('of a scale squeezed about copper is that factor, and moves every line by its share of the distance', () => {
    const drift = watchGain(STARTS)(flat(STARTS.map((start) => squeezed(0.99, start))));
    expect(drift.meanPercent).toBeCloseTo(-1, 9);
    expect(drift.spreadPercent).toBeCloseTo(0, 9);
    for (const line of ['TiKa', 'MnKa', 'CuKb'] as const) {
      expect(drift.shiftEv[line]).toBeCloseTo(-0.01 * (observedEnergyEv(line) - COPPER_EV), 6);
    }
  });

  it('has the spread of its rows', () => {
    const factors = [0.99, 1, 1.02];
    const drift = watchGain(STARTS)(flat(STARTS.map((start, i) => squeezed(factors[i]!, start))));
    expect(drift.meanPercent).toBeCloseTo(1 / 3, 9);
    expect(drift.spreadPercent).toBeCloseTo(Math.sqrt(((-4 / 3) ** 2 + (1 / 3) ** 2 + (5 / 3) ** 2) / 3), 9);
  });

  it('is the slope at copper, by finite differences, for any change', () => {
    const now: Triple = [1120, 4.23, 6.5e-5];
    const start = STARTS[0]!;
    const adc = channelAt(start, COPPER_EV)!;
    const slope = (p: Triple) => (energyAt(p, adc + 1) - energyAt(p, adc - 1)) / 2;
    const drift = watchGain([start])(flat([now]));
    expect(drift.meanPercent).toBeCloseTo(100 * (slope(now) / slope(start) - 1), 8);
    const titanium = channelAt(start, observedEnergyEv('TiKa'))!;
    expect(drift.shiftEv.TiKa).toBeCloseTo(energyAt(now, titanium) - observedEnergyEv('TiKa'), 8);
  });

  it('is none at the start and without rows, and leaves out a scale that never reaches copper', () => {
    const nothing = { meanPercent: 0, spreadPercent: 0, shiftEv: { TiKa: 0, MnKa: 0, CuKb: 0 } };
    expect(watchGain([])(new Float64Array(0))).toEqual(nothing);
    expect(watchGain(STARTS)(flat(STARTS))).toEqual(nothing);
    const unable: Triple = [0, -1, 0];
    const drift = watchGain([unable, STARTS[1]!])(flat([[NaN, NaN, NaN], squeezed(1.01, STARTS[1]!)]));
    expect(drift.meanPercent).toBeCloseTo(1, 9);
  });
});
