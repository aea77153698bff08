import { describe, expect, it } from 'vitest';
import { randomSource } from '../../math/random';
import { transformed, type Matrix, type Pair, type Symmetric } from './pair';
import { filterWalk, smoothParts } from './randomWalk';
import type { Jump, Part, Reading, Stretch, WalkSteps } from './walk';

const NO_JUMP: Symmetric = { xx: 0, xy: 0, yy: 0 };
const diagonal = (variance: number): Symmetric => ({ xx: variance, xy: 0, yy: variance });
const stepsOf = (perDay: number): WalkSteps => ({ perDay: diagonal(perDay), jumps: [], jump: NO_JUMP });
const whole = (reading: number): Part => ({ reading, from: 0, to: 1 });

/** Stretches of unequal length with a gap, one of them without reading. */
const STRETCHES: Stretch[] = [
  { startDays: 0, stopDays: 2 },
  { startDays: 2, stopDays: 3 },
  { startDays: 4.5, stopDays: 6 },
  { startDays: 6, stopDays: 8 },
];
const NOISES = [3, 5, NaN, 2];
const VALUES = [10, -4, NaN, 7];
const READINGS = VALUES.map((value, i): Reading | null =>
  Number.isNaN(value) ? null : { value: [value, 2 * value], covariance: diagonal(NOISES[i]!) },
);
const PARTS: Part[] = [
  { reading: 0, from: 0, to: 0.25 },
  { reading: 0, from: 0.25, to: 1 },
  { reading: 1, from: 0.5, to: 0.75 },
  { reading: 2, from: 0, to: 1 },
  { reading: 2, from: 0.9, to: 1 },
  { reading: 3, from: 0.25, to: 0.5 },
  whole(3),
];

/** Gauss-Jordan: the oracle shares no code with the product. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, i) => [...row, right[i]!]);
  rows.forEach((row, k) => {
    const pivot = row[k]!;
    for (let j = k; j < row.length; j++) row[j]! /= pivot;
    rows.forEach((other, i) => {
      if (i === k) return;
      const factor = other[k]!;
      for (let j = k; j < other.length; j++) other[j]! -= factor * row[j]!;
    });
  });
  return rows.map((row) => row.at(-1)!);
}

/**
 * Mean and variance of means over times of Brownian motion, given noisy means over others: the covariance min(s, t) averaged over
 * many points, the start unknown, all readings conditioned on at once.
 */
function conditioned(
  perDay: number,
  jumpAtDays: number | null,
  jumpVariance: number,
  asked: readonly [number, number],
) {
  const points = ([from, to]: readonly [number, number]) =>
    Array.from({ length: 200 }, (_, i) => from + ((i + 0.5) / 200) * (to - from));
  const covariance = (a: readonly [number, number], b: readonly [number, number]) => {
    const [s, t] = [points(a), points(b)];
    let sum = 0;
    for (const x of s) {
      for (const y of t) {
        const bothAfter = jumpAtDays !== null && x >= jumpAtDays && y >= jumpAtDays;
        sum += 1e6 + perDay * Math.min(x, y) + (bothAfter ? jumpVariance : 0);
      }
    }
    return sum / (s.length * t.length);
  };
  const known = STRETCHES.flatMap(({ startDays, stopDays }, i) =>
    READINGS[i] === null ? [] : [{ time: [startDays, stopDays] as const, value: VALUES[i]!, noise: NOISES[i]! }],
  );
  const matrix = known.map(({ time, noise }, i) =>
    known.map((other, j) => covariance(time, other.time) + (i === j ? noise : 0)),
  );
  const row = known.map(({ time }) => covariance(asked, time));
  const mean = solve(
    matrix,
    known.map(({ value }) => value),
  ).reduce((sum, weight, i) => sum + weight * row[i]!, 0);
  const variance = covariance(asked, asked) - solve(matrix, row).reduce((sum, weight, i) => sum + weight * row[i]!, 0);
  return { mean, variance };
}

function timeOf({ reading, from, to }: Part): readonly [number, number] {
  const { startDays, stopDays } = STRETCHES[reading]!;
  const days = stopDays - startDays;
  return [startDays + from * days, startDays + to * days];
}

describe('smoothed random walk', () => {
  it.each([0.01, 4, 300])('agrees with conditioning on all readings at once (variance %f in a day)', (perDay) => {
    const smoothed = smoothParts(filterWalk(READINGS, STRETCHES, stepsOf(perDay)), PARTS);
    PARTS.forEach((part, i) => {
      const { mean, variance } = conditioned(perDay, null, 0, timeOf(part));
      expect(smoothed[i]!.value[0]).toBeCloseTo(mean, 2);
      expect(smoothed[i]!.value[1]).toBeCloseTo(2 * mean, 2);
      expect(smoothed[i]!.covariance.xx / variance).toBeCloseTo(1, 2);
    });
  });

  it('agrees with it where the walk jumps within a reading', () => {
    const jumps: Jump[] = [{ reading: 1, share: 0.6 }];
    const steps = { ...stepsOf(1), jumps, jump: diagonal(2000) };
    const smoothed = smoothParts(filterWalk(READINGS, STRETCHES, steps), PARTS);
    PARTS.forEach((part, i) => {
      // Halfway between two of the oracle's points.
      const { mean, variance } = conditioned(1, 2.6, 2000, timeOf(part));
      expect(Math.abs(smoothed[i]!.value[0] - mean)).toBeLessThan(0.03);
      expect(smoothed[i]!.covariance.xx / variance).toBeCloseTo(1, 1);
    });
  });

  it('between two exact readings far apart in time is a bridge: its mean a straight line, its variance t (T - t)/T', () => {
    const exact = (x: number): Reading => ({ value: [x, x], covariance: diagonal(1e-9) });
    const ends: Stretch[] = [
      { startDays: 0, stopDays: 1e-6 },
      { startDays: 1e-6, stopDays: 10 },
      { startDays: 10, stopDays: 10 + 1e-6 },
    ];
    const parts = [0.1, 0.3, 0.5, 0.9].map((at): Part => ({ reading: 1, from: at - 1e-4, to: at + 1e-4 }));
    const smoothed = smoothParts(filterWalk([exact(5), null, exact(25)], ends, stepsOf(3)), parts);
    [0.1, 0.3, 0.5, 0.9].forEach((at, i) => {
      expect(smoothed[i]!.value[0]).toBeCloseTo(5 + 20 * at, 3);
      expect(smoothed[i]!.covariance.yy).toBeCloseTo(3 * 10 * at * (1 - at), 1);
    });
  });

  it('moves with its readings under any linear map of the two values', () => {
    const map: Matrix = [
      [1.3, -0.4],
      [0.2, 0.7],
    ];
    const mapped = ([x, y]: Pair): Pair => [map[0][0] * x + map[0][1] * y, map[1][0] * x + map[1][1] * y];
    const random = randomSource(11);
    const readings = READINGS.map((reading) =>
      reading === null ? null : { ...reading, value: [random.normal(), random.normal()] as const },
    );
    const before = smoothParts(filterWalk(readings, STRETCHES, stepsOf(2)), PARTS);
    const steps = { ...stepsOf(2), perDay: transformed(map, diagonal(2)) };
    const moved = readings.map((reading) =>
      reading === null ? null : { value: mapped(reading.value), covariance: transformed(map, reading.covariance) },
    );
    const after = smoothParts(filterWalk(moved, STRETCHES, steps), PARTS);
    after.forEach(({ value, covariance, within, apart }, i) => {
      const own = before[i]!;
      expect(value[1]).toBeCloseTo(mapped(own.value)[1], 4);
      expect(apart[0]).toBeCloseTo(mapped(own.apart)[0], 4);
      expect(covariance.xy).toBeCloseTo(transformed(map, own.covariance).xy, 4);
      expect(within.yy).toBeCloseTo(transformed(map, own.within).yy, 4);
    });
  });

  it('without steps is the weighted mean of all readings, everywhere', () => {
    const smoothed = smoothParts(filterWalk(READINGS, STRETCHES, stepsOf(0)), PARTS);
    const weight = 1 / 3 + 1 / 5 + 1 / 2;
    const mean = (10 / 3 - 4 / 5 + 7 / 2) / weight;
    for (const { value, covariance, within } of smoothed) {
      expect(value[0]).toBeCloseTo(mean, 4);
      expect(covariance.xx).toBeCloseTo(1 / weight, 4);
      expect(within.xx).toBeCloseTo(0, 4);
    }
  });
});
