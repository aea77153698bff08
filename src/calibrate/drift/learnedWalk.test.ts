import { describe, expect, it } from 'vitest';
import { randomSource, type RandomSource } from '../../math/random';
import { learnWalk } from './learnedWalk';
import type { Pair, Symmetric } from './pair';
import { smoothWalk, type Reading } from './randomWalk';

const NOISE: Symmetric = { xx: 4, xy: 1, yy: 9 };
const DIRECTIONS: readonly [Pair, Pair] = [
  [1, 1],
  [0.5, 0.8],
];
const days = (count: number, every = 2) => Array.from({ length: count }, (_, i) => every * i);

/** Noise of covariance `NOISE`: Cholesky factor 2, 0.5, sqrt(8.75). */
function noisy(random: RandomSource, [x, y]: Pair): Reading {
  const [a, b] = [random.normal(), random.normal()];
  return { value: [x + 2 * a, y + 0.5 * a + Math.sqrt(8.75) * b], covariance: NOISE };
}

function walkOf(random: RandomSource, count: number, strength: Pair, every = 2): Pair[] {
  let place: Pair = [4500, 5900];
  return Array.from({ length: count }, (_, i) => {
    if (i > 0) {
      const moves = strength.map((s) => s * Math.sqrt(every) * random.normal());
      const along = (k: 0 | 1) => place[k] + moves[0]! * DIRECTIONS[0][k] + moves[1]! * DIRECTIONS[1][k];
      place = [along(0), along(1)];
    }
    return place;
  });
}

describe('smoothed random walk', () => {
  it('without steps is the weighted mean of all readings, with its covariance', () => {
    const random = randomSource(3);
    const readings = Array.from({ length: 8 }, () => noisy(random, [10, 20]));
    const none = readings.map(() => ({ xx: 0, xy: 0, yy: 0 }));
    const { smoothed } = smoothWalk(readings, none);
    const mean = (k: 0 | 1) => readings.reduce((sum, { value }) => sum + value[k] / 8, 0);
    for (const { value, covariance } of smoothed) {
      expect(value[0]).toBeCloseTo(mean(0), 4);
      expect(value[1]).toBeCloseTo(mean(1), 4);
      expect(covariance.xx).toBeCloseTo(4 / 8, 5);
      expect(covariance.xy).toBeCloseTo(1 / 8, 5);
      expect(covariance.yy).toBeCloseTo(9 / 8, 5);
    }
  });

  it('with endless steps leaves each reading alone', () => {
    const random = randomSource(4);
    const readings = walkOf(random, 6, [5, 5]).map((place) => noisy(random, place));
    const { smoothed } = smoothWalk(
      readings,
      readings.map(() => ({ xx: 1e7, xy: 0, yy: 1e7 })),
    );
    smoothed.forEach(({ value, covariance }, i) => {
      expect(value[0]).toBeCloseTo(readings[i]!.value[0], 3);
      expect(covariance.yy).toBeCloseTo(9, 3);
    });
  });

  it('fills a batch without reading from both sides', () => {
    const reading = (x: number): Reading => ({ value: [x, x], covariance: { xx: 1e-6, xy: 0, yy: 1e-6 } });
    const step = { xx: 4, xy: 0, yy: 4 };
    const { smoothed } = smoothWalk([reading(0), null, null, reading(9)], [step, step, step, step]);
    expect(smoothed[1]!.value[0]).toBeCloseTo(3, 3);
    expect(smoothed[2]!.value[1]).toBeCloseTo(6, 3);
    // A bridge of three steps of 4: variance 4 * 1 * 2/3 at either inner place.
    expect(smoothed[1]!.covariance.xx).toBeCloseTo(8 / 3, 3);
  });

  it('agrees with the mean of a normal distribution given all readings at once', () => {
    // One dimension, three readings: solved by hand. Walk variance 1 per step, noise 1, flat start.
    const reading = (x: number): Reading => ({ value: [x, 0], covariance: { xx: 1, xy: 0, yy: 1 } });
    const step = { xx: 1, xy: 0, yy: 1 };
    const { smoothed } = smoothWalk([reading(1), reading(5), reading(3)], [step, step, step]);
    // Minimum of sum (x - z)^2 + sum (dx)^2: [[2,-1,0],[-1,3,-1],[0,-1,2]] x = [1,5,3].
    const expected = [18 / 8, 28 / 8, 26 / 8];
    smoothed.forEach(({ value }, i) => {
      expect(value[0]).toBeCloseTo(expected[i]!, 5);
    });
    // Diagonal of the inverse of that matrix (determinant 8): 5/8, 4/8, 5/8.
    smoothed.forEach(({ covariance }, i) => {
      expect(covariance.xx).toBeCloseTo(i === 1 ? 4 / 8 : 5 / 8, 5);
    });
  });
});

describe('walk whose strength is learned', () => {
  it('hardly moves where nothing does (60 seeded runs)', () => {
    const random = randomSource(6);
    let [own, smooth] = [0, 0];
    for (let run = 0; run < 60; run++) {
      const readings = Array.from({ length: 15 }, () => noisy(random, [4500, 5900]));
      const { smoothed, jumps } = learnWalk(readings, { directions: DIRECTIONS, timesDays: days(15) });
      expect(jumps).toEqual([]);
      smoothed.forEach(({ value }, i) => {
        smooth += (value[1] - 5900) ** 2;
        own += (readings[i]!.value[1] - 5900) ** 2;
      });
    }
    // A mean of 15 readings would have 1/15.
    expect(smooth / own).toBeLessThan(0.15);
  });

  it('has honest errors and beats the readings, whatever the strength (200 seeded runs)', () => {
    const random = randomSource(7);
    for (const strength of [
      [0, 0],
      [1, 2],
      [6, 3],
    ] as const) {
      const pulls: number[] = [];
      let [own, smooth] = [0, 0];
      for (let run = 0; run < 200; run++) {
        const truth = walkOf(random, 15, strength);
        const readings = truth.map((place) => noisy(random, place));
        const { smoothed } = learnWalk(readings, { directions: DIRECTIONS, timesDays: days(15) });
        smoothed.forEach(({ value, covariance }, i) => {
          pulls.push((value[1] - truth[i]![1]) / Math.sqrt(covariance.yy));
          smooth += (value[1] - truth[i]![1]) ** 2;
          own += (readings[i]!.value[1] - truth[i]![1]) ** 2;
        });
      }
      expect(smooth).toBeLessThan(own);
      const width = Math.sqrt(pulls.reduce((sum, pull) => sum + pull ** 2, 0) / pulls.length);
      // What is not known of the strength makes errors too large where nothing moves, and somewhat too small where the
      // readings can hardly tell a walk from none.
      expect(width, String(strength)).toBeGreaterThan(strength[0] === 0 ? 0.6 : 0.9);
      expect(width, String(strength)).toBeLessThan(1.15);
    }
  });

  it('finds a jump and does not smear it', () => {
    const random = randomSource(8);
    for (let run = 0; run < 20; run++) {
      const truth = walkOf(random, 15, [0.5, 0.5]).map(([x, y], i): Pair => (i < 7 ? [x, y] : [x + 25, y + 40]));
      const { jumps, smoothed } = learnWalk(
        truth.map((place) => noisy(random, place)),
        {
          directions: DIRECTIONS,
          timesDays: days(15),
        },
      );
      expect(jumps).toEqual([7]);
      expect(Math.abs(smoothed[6]!.value[1] - truth[6]![1])).toBeLessThan(8);
      expect(Math.abs(smoothed[7]!.value[1] - truth[7]![1])).toBeLessThan(8);
    }
  });
});
