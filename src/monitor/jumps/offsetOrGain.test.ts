import { describe, expect, it } from 'vitest';
import type { Reading } from '../../calibrate/drift/walk';
import { randomSource } from '../../math/random';
import { offsetLogOdds } from './offsetOrGain';
import { walkStrength } from './walkStrength';

const DIRECTIONS = { offset: [1, 0], gain: [1, 0.25], gainAboutZero: [1, 0.2] } as const;
/** Shift to 4 eV, slope to 4 eV per keV: six hours of VIP-2. */
const ERROR = { xx: 16, xy: 0, yy: 16 };
const TIMES = Array.from({ length: 60 }, (_, i) => 0.25 * i);
const AT = { batch: 30, isWithin: false };

/** A scale that walks by `perDay` eV along the gain, and jumps by (`shift`, `slope`) before reading 30. */
function readings(seed: number, perDay: number, [shift, slope]: readonly [number, number]): Reading[] {
  const random = randomSource(seed);
  let walk = 0;
  return TIMES.map((_, i) => {
    walk += perDay * 0.5 * random.normal();
    const own = i >= 30 ? 1 : 0;
    const at = (value: number) => value + 4 * random.normal();
    return { value: [at(walk + own * shift), at(0.25 * walk + own * slope)], covariance: ERROR };
  });
}

describe('offset or gain', () => {
  it('is what two Gaussian models of the difference of means say, where nothing walks', () => {
    // 12 readings on either side (3 days): errors of the difference 16/12 + 16/13 in either value.
    const own = readings(1, 0, [30, 0]);
    const mean = (k: 0 | 1, from: number, to: number) =>
      own.slice(from, to).reduce((sum, { value }) => sum + value[k], 0) / (to - from);
    const [dx, dy] = [mean(0, 30, 43) - mean(0, 18, 30), mean(1, 30, 43) - mean(1, 18, 30)];
    const variance = 16 / 12 + 16 / 13;
    const chi2 = (slope: number) => {
      const size = (dx + slope * dy) / (1 + slope * slope);
      return ((dx - size) ** 2 + (dy - slope * size) ** 2) / variance;
    };
    const expected = (Math.min(chi2(0.25), chi2(0.2)) - chi2(0)) / 2;
    expect(offsetLogOdds(own, TIMES, AT, DIRECTIONS, 0)).toBeCloseTo(expected, 8);
  });

  it('tells 40 eV of either in most runs, hardly ever wrongly, and not 8 eV', () => {
    const odds = (jump: readonly [number, number]) =>
      Array.from({ length: 100 }, (_, seed) => offsetLogOdds(readings(seed, 3, jump), TIMES, AT, DIRECTIONS, 3)!);
    expect(odds([40, 0]).filter((value) => value > 4).length).toBeGreaterThan(80);
    expect(odds([40, 0]).filter((value) => value < 0).length).toBeLessThan(3);
    expect(odds([40, 10]).filter((value) => value < -4).length).toBeGreaterThan(80);
    expect(odds([40, 8]).filter((value) => value > 0).length).toBeLessThan(3);
    expect(odds([8, 0]).filter((value) => Math.abs(value) > 4).length).toBeLessThan(10);
  });

  it('has nothing to say at the ends', () => {
    expect(offsetLogOdds(readings(1, 0, [0, 0]), TIMES, { ...AT, batch: 1 }, DIRECTIONS, 0)).toBeNull();
  });
});

describe('strength of a walk', () => {
  it('is found through errors and a jump', () => {
    const found = Array.from({ length: 60 }, (_, seed) => walkStrength(readings(seed, 8, [60, 0]), TIMES));
    const mean = found.reduce((sum, value) => sum + value, 0) / found.length;
    // The jump is in a seventh of the differences: it raises their median, but by no more than a quarter.
    expect(Math.abs(mean - 8)).toBeLessThan(2);
    const still = Array.from({ length: 60 }, (_, seed) => walkStrength(readings(seed, 0, [0, 0]), TIMES));
    expect(still.reduce((sum, value) => sum + value, 0) / still.length).toBeLessThan(2);
  });
});
