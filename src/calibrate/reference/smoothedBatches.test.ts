import { describe, expect, it } from 'vitest';
import { randomSource } from '../../math/random';
import { energyAt, energyErrorAt } from '../energyCalibration';
import { calibrateBatch, type BatchCalibration } from './batchCalibration';
import type { CalibrationPoint } from './calibrationCurve';
import { inTime } from './smoothedBatches';

const DAY_S = 86_400;
const CURVATURE = { value: 8e-6, error: 2e-6 };
const batchesOf = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ start: 2 * i * DAY_S, stop: 2 * (i + 1) * DAY_S }));
/** Ti Ka and Mn Ka at 2 eV, as two days give them. */
const LINES = [
  { line: 'TiKa', energyEv: 4510.7 },
  { line: 'MnKa', energyEv: 5898.1 },
] as const;

/** A batch whose true scale is 900 eV + `offsetEv` + 4.4 eV/channel x (1 + `gain`) + the curvature. */
function batchAt(random: ReturnType<typeof randomSource>, offsetEv: number, gain: number): BatchCalibration {
  const p1 = 4.4 * (1 + gain);
  const points = LINES.map(({ line, energyEv }): CalibrationPoint => {
    let adc = 800;
    for (let step = 0; step < 30; step++) adc = (energyEv - 900 - offsetEv - CURVATURE.value * adc * adc) / p1;
    return { line, energyEv, errorEv: 2, adc: adc + (2 / 4.4) * random.normal() };
  });
  return calibrateBatch(points, CURVATURE)!;
}

const COPPER_ADC = 1600;
const rms = (values: readonly number[]) => Math.sqrt(values.reduce((sum, v) => sum + v * v, 0) / values.length);
const deviations = (all: readonly (BatchCalibration | null)[], trueEv: number) =>
  all.map((batch) => energyAt(batch!.reference.p, COPPER_ADC) - trueEv);

describe('batches in time', () => {
  it('know together what each alone does not, where nothing moves', () => {
    const random = randomSource(41);
    const apart = batchesOf(15).map(() => batchAt(random, 0, 0));
    const trueEv = 900 + 4.4 * COPPER_ADC + CURVATURE.value * COPPER_ADC ** 2;
    const { calibrations: smoothed } = inTime(apart, batchesOf(15), { inTime: 'walk' });
    expect(rms(deviations(smoothed, trueEv))).toBeLessThan(0.6 * rms(deviations(apart, trueEv)));
    for (const [i, batch] of smoothed.entries()) {
      expect(batch!.reference.status).toBe('fitted');
      expect(batch!.reference.p[2]).toBe(apart[i]!.reference.p[2]);
      expect(energyErrorAt(batch!.priorCovariance, COPPER_ADC)).toBeLessThan(
        energyErrorAt(apart[i]!.priorCovariance, COPPER_ADC),
      );
      // What is not known of the curvature stays.
      const ofCurvature = ({ reference, priorCovariance }: BatchCalibration) =>
        energyErrorAt(reference.covariance!, COPPER_ADC) ** 2 - energyErrorAt(priorCovariance, COPPER_ADC) ** 2;
      expect(ofCurvature(batch!) / ofCurvature(apart[i]!)).toBeCloseTo(1, 6);
    }
  });

  it('follow a drift of many times their error', () => {
    const random = randomSource(42);
    const gains = Array.from({ length: 15 }, (_, i) => 0.01 * Math.sin(i / 3));
    const { calibrations: smoothed } = inTime(
      gains.map((gain) => batchAt(random, 0, gain)),
      batchesOf(15),
      { inTime: 'walk' },
    );
    smoothed.forEach((batch, i) => {
      const trueEv = 900 + 4.4 * (1 + gains[i]!) * COPPER_ADC + CURVATURE.value * COPPER_ADC ** 2;
      const deviation = energyAt(batch!.reference.p, COPPER_ADC) - trueEv;
      expect(Math.abs(deviation) / energyErrorAt(batch!.reference.covariance!, COPPER_ADC)).toBeLessThan(4);
      expect(Math.abs(deviation)).toBeLessThan(20);
    });
  });

  /** Eight parts of each batch, and the mean energy of `COPPER_ADC` in each by the relative gain in time (in batches). */
  const parts = batchesOf(15).flatMap(({ start, stop }, batch) =>
    Array.from({ length: 8 }, (_, i) => {
      const [from, to] = [start + (i * (stop - start)) / 8, start + ((i + 1) * (stop - start)) / 8];
      return { batch, start: from, stop: to };
    }),
  );
  const energyWith = (gain: number) => 900 + 4.4 * (1 + gain) * COPPER_ADC + CURVATURE.value * COPPER_ADC ** 2;

  it('give their parts a scale that moves within them: a steady drift is followed', () => {
    const random = randomSource(45);
    // 28 eV at copper from batch to batch.
    const gainAt = (batches: number) => 0.004 * batches;
    const apart = batchesOf(15).map((_, i) => batchAt(random, 0, gainAt(i + 0.5)));
    const { slices, calibrations } = inTime(apart, batchesOf(15), { inTime: 'walk' }, parts);
    const off = parts.map((_, i) => energyAt(slices![i]!.p, COPPER_ADC) - energyWith(gainAt((i + 0.5) / 8)));
    const offWithoutParts = parts.map(
      ({ batch }, i) => energyAt(calibrations[batch]!.reference.p, COPPER_ADC) - energyWith(gainAt((i + 0.5) / 8)),
    );
    expect(rms(off)).toBeLessThan(0.8 * rms(offWithoutParts));
    const pulls = off.map((ev, i) => ev / energyErrorAt(slices![i]!.covariance, COPPER_ADC));
    expect(rms(pulls)).toBeLessThan(1.2);
  });

  it('do not smear a jump within one of them over its parts', () => {
    const random = randomSource(46);
    // 70 eV at copper, after three of the eight parts of the eighth batch.
    const gains = batchesOf(15).map((_, i) => (i < 7 ? 0 : i > 7 ? 0.01 : (0.01 * 5) / 8));
    const apart = gains.map((gain) => batchAt(random, 0, gain));
    const { slices, walk } = inTime(apart, batchesOf(15), { inTime: 'walk' }, parts);
    expect(walk!.jumps).toHaveLength(1);
    expect(Math.abs(walk!.jumps[0]!.atS / (2 * DAY_S) - 7.375)).toBeLessThanOrEqual(0.25);
    // The jump is placed to a part or two: the others are on the right side of it.
    parts.forEach((_, i) => {
      if (i >= 57 && i <= 60) return;
      const offEv = energyAt(slices![i]!.p, COPPER_ADC) - energyWith(i < 59 ? 0 : 0.01);
      expect(Math.abs(offEv)).toBeLessThan(20);
    });
  });

  it('lend constants with larger errors to one that has none, and say so', () => {
    const random = randomSource(43);
    const apart = batchesOf(9).map((_, i) => (i === 4 ? null : batchAt(random, 3 * i, 0)));
    const { calibrations: smoothed } = inTime(apart, batchesOf(9), { inTime: 'walk' });
    expect(smoothed[4]!.reference.status).toBe('interpolated');
    const errorOf = (i: number) => energyErrorAt(smoothed[i]!.reference.covariance!, COPPER_ADC);
    expect(errorOf(4)).toBeGreaterThan(errorOf(3));
    const trueEv = 900 + 12 + 4.4 * COPPER_ADC + CURVATURE.value * COPPER_ADC ** 2;
    expect(Math.abs(energyAt(smoothed[4]!.reference.p, COPPER_ADC) - trueEv)).toBeLessThan(4 * errorOf(4));
  });

  it('are left alone without times, with fewer than three, or where that was asked for', () => {
    const random = randomSource(44);
    const apart = batchesOf(4).map(() => batchAt(random, 0, 0));
    const timeless = batchesOf(4).map(() => ({ start: null, stop: null }));
    expect(inTime(apart, timeless, { inTime: 'walk' })).toEqual({ calibrations: apart, slices: null, walk: null });
    expect(inTime(apart, batchesOf(4), { inTime: 'apart' })).toEqual({ calibrations: apart, slices: null, walk: null });
    const two = [apart[0]!, null, apart[2]!, null];
    expect(inTime(two, batchesOf(4), { inTime: 'walk' })).toEqual({ calibrations: two, slices: null, walk: null });
  });
});
