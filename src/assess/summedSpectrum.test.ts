import { describe, expect, it } from 'vitest';
import type { LocatedCalibration } from '../calibrate/energyCalibration';
import { randomSource } from '../math/random';
import { calibrationTable, channelsWithin, commonSpectra } from './calibrationTable';
import { emptyRun, fill } from './fixtures/toyRun';
import { SPECTRUM_BINS } from './energyBins';
import { addSummed, IN_SAMPLE } from './summedSpectrum';

const whole = (detector: number, p: readonly [number, number, number]): LocatedCalibration => {
  return { detector, batch: null, p, covariance: null, status: 'fitted' };
};
const sum = (values: ArrayLike<number>) => Array.from(values).reduce((total, n) => total + n, 0);
const summed = (run: ReturnType<typeof emptyRun>, calibrations: readonly LocatedCalibration[], seed = 1) => {
  const counts = new Float64Array(SPECTRUM_BINS.bins);
  addSummed(counts, run, calibrationTable(run, calibrations), seed, IN_SAMPLE);
  return counts;
};

describe('addSummed', () => {
  it('puts every event at the energy of its channel, to half a channel', () => {
    const run = emptyRun(2, 2, 2000);
    fill(run, 0, 0, 1000, 7);
    fill(run, 1, 1, 500, 4);
    const counts = summed(run, [whole(0, [100, 5, 0]), whole(1, [0, 10, 0.002])]);
    expect(sum(counts)).toBe(11);
    expect(sum(counts.subarray(309, 311))).toBe(7);
    expect(sum(counts.subarray(348, 352))).toBe(4);
  });

  it('leaves out detectors without constants and events outside the range', () => {
    const run = emptyRun(2, 1, 2000);
    fill(run, 0, 0, 100, 9);
    fill(run, 0, 0, 1900, 3);
    fill(run, 1, 0, 1000, 5);
    expect(sum(summed(run, [whole(0, [0, 5, 0])]))).toBe(3);
  });

  it('prefers the constants of the batch to those of the whole run', () => {
    const run = emptyRun(1, 2, 2000);
    fill(run, 0, 0, 1000, 1);
    fill(run, 0, 1, 1000, 1);
    const moved: LocatedCalibration = { ...whole(0, [1000, 5, 0]), batch: 1 };
    const counts = summed(run, [moved, whole(0, [0, 5, 0])]);
    expect(sum(counts.subarray(298, 302))).toBe(1);
    expect(sum(counts.subarray(398, 402))).toBe(1);
  });

  it('does not beat: channels of 4.7 eV under a flat density give a flat spectrum', () => {
    const run = emptyRun(1, 1, 2200);
    const random = randomSource(4);
    for (let adc = 0; adc < 2200; adc++) fill(run, 0, 0, adc, random.poisson(47));
    const counts = summed(run, [whole(0, [0, 4.7, 0])]);
    const chi2 = Array.from(counts).reduce((total, n) => total + (n - 100) ** 2 / 100, 0);
    expect(Math.abs(chi2 - 800)).toBeLessThan(4 * Math.sqrt(1600));
  });
});

describe('the tables of constants', () => {
  it('keep the spectra that all rows have', () => {
    const common = commonSpectra({ a: [[1, 2, 3], null, [1, 2, 3]], b: [[4, 5, 6], [4, 5, 6], null] });
    expect(common).toEqual({ a: [[1, 2, 3], null, null], b: [[4, 5, 6], null, null] });
  });
  it('drop constants that are not finite', () => {
    expect(calibrationTable(emptyRun(1, 1, 10), [whole(0, [NaN, 1, 0])])).toEqual([null]);
  });
  it('find the channels of a stretch of energy', () => {
    expect(channelsWithin([0, 5, 0], 1000, 1000, 1500)).toEqual([200, 300]);
    expect(channelsWithin([0, 5, 0], 100, 1000, 1500)).toBeNull();
    expect(channelsWithin([2000, 5, 0], 100, 1000, 1500)).toBeNull();
    expect(channelsWithin([0, 5, 1e-4], 1000, -100, 99)).toEqual([0, 20]);
    expect(channelsWithin([2000, -1, 0], 1000, 1000, 1500)).toEqual([0, 999]);
  });
});
