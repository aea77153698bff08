import { describe, expect, it } from 'vitest';
import { randomSource, type RandomSource } from '../../math/random';
import { learnWalk, type WalkModel } from './learnedWalk';
import type { Pair, Symmetric } from './pair';
import type { Jump, Part, Reading, Stretch } from './walk';

const NOISE: Symmetric = { xx: 4, xy: 1, yy: 9 };
const DIRECTIONS: readonly [Pair, Pair] = [
  [1, 1],
  [0.5, 0.8],
];
const stretches = (count: number, every = 2): Stretch[] =>
  Array.from({ length: count }, (_, i) => ({ startDays: every * i, stopDays: every * (i + 1) }));
const modelOf = (count: number): WalkModel => ({ directions: DIRECTIONS, stretches: stretches(count), parts: [] });

/** Noise of covariance `NOISE`: Cholesky factor 2, 0.5, sqrt(8.75). */
function noisy(random: RandomSource, [x, y]: Pair): Reading {
  const [a, b] = [random.normal(), random.normal()];
  return { value: [x + 2 * a, y + 0.5 * a + Math.sqrt(8.75) * b], covariance: NOISE };
}

const STEPS_PER_STRETCH = 24;

/** A walk in small steps over stretches of `every` days, and its mean over each. */
function walkOf(random: RandomSource, count: number, strength: Pair, every = 2): { path: Pair[]; means: Pair[] } {
  let place: Pair = [4500, 5900];
  const path = Array.from({ length: count * STEPS_PER_STRETCH }, () => {
    const moves = strength.map((s) => s * Math.sqrt(every / STEPS_PER_STRETCH) * random.normal());
    const along = (k: 0 | 1) => place[k] + moves[0]! * DIRECTIONS[0][k] + moves[1]! * DIRECTIONS[1][k];
    place = [along(0), along(1)];
    return place;
  });
  const means = Array.from({ length: count }, (_, i) =>
    meanOf(path.slice(i * STEPS_PER_STRETCH, (i + 1) * STEPS_PER_STRETCH)),
  );
  return { path, means };
}

function meanOf(places: readonly Pair[]): Pair {
  const mean = (k: 0 | 1) => places.reduce((sum, place) => sum + place[k], 0) / places.length;
  return [mean(0), mean(1)];
}

/** Eight parts of each stretch, three steps each. */
const PARTS_OF_15 = Array.from({ length: 120 }, (_, i): Part => {
  return { reading: Math.floor(i / 8), from: (i % 8) / 8, to: ((i % 8) + 1) / 8 };
});
const partMeans = (path: readonly Pair[]) => PARTS_OF_15.map((_, i) => meanOf(path.slice(3 * i, 3 * i + 3)));

describe('walk whose strength is learned', () => {
  it('hardly moves where nothing does (60 seeded runs)', () => {
    const random = randomSource(6);
    let [own, smooth] = [0, 0];
    for (let run = 0; run < 60; run++) {
      const readings = Array.from({ length: 15 }, () => noisy(random, [4500, 5900]));
      const { smoothed, jumps } = learnWalk(readings, modelOf(15));
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
        const { means: truth } = walkOf(random, 15, strength);
        const readings = truth.map((place) => noisy(random, place));
        const { smoothed } = learnWalk(readings, modelOf(15));
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

  it('follows the walk within the readings, with honest errors (25 seeded runs)', () => {
    const random = randomSource(9);
    for (const strength of [
      [3, 3],
      [20, 10],
    ] as const) {
      const pulls: number[] = [];
      const pullsWithin: number[] = [];
      let [constant, smooth] = [0, 0];
      for (let run = 0; run < 25; run++) {
        const { path, means } = walkOf(random, 15, strength);
        const readings = means.map((place) => noisy(random, place));
        const { parts, smoothed } = learnWalk(readings, { ...modelOf(15), parts: PARTS_OF_15 });
        partMeans(path).forEach((truth, i) => {
          const { value, covariance, within, apart } = parts[i]!;
          const batch = Math.floor(i / 8);
          pulls.push((value[1] - truth[1]) / Math.sqrt(covariance.yy));
          pullsWithin.push((apart[1] - (truth[1] - means[batch]![1])) / Math.sqrt(within.yy));
          smooth += (value[1] - truth[1]) ** 2;
          constant += (smoothed[batch]!.value[1] - truth[1]) ** 2;
        });
      }
      // A weak walk hardly moves within a reading.
      expect(smooth / constant).toBeLessThan(strength[0] > 10 ? 0.75 : 0.9);
      for (const all of [pulls, pullsWithin]) {
        const width = Math.sqrt(all.reduce((sum, pull) => sum + pull ** 2, 0) / all.length);
        expect(width, String(strength)).toBeGreaterThan(0.9);
        expect(width, String(strength)).toBeLessThan(1.15);
      }
    }
  });

  it('finds a jump and does not smear it', () => {
    const random = randomSource(8);
    for (let run = 0; run < 20; run++) {
      const { means } = walkOf(random, 15, [0.5, 0.5]);
      const truth = means.map(([x, y], i): Pair => (i < 7 ? [x, y] : [x + 25, y + 40]));
      const { jumps, smoothed } = learnWalk(
        truth.map((place) => noisy(random, place)),
        modelOf(15),
      );
      expect(jumps).toEqual([{ reading: 7, share: 0 }]);
      expect(Math.abs(smoothed[6]!.value[1] - truth[6]![1])).toBeLessThan(8);
      expect(Math.abs(smoothed[7]!.value[1] - truth[7]![1])).toBeLessThan(8);
    }
  });

  it('jumps where it is told to, however small the jump, and takes it out of the drift (60 seeded runs)', () => {
    const random = randomSource(12);
    let [told, untold] = [0, 0];
    for (let run = 0; run < 60; run++) {
      const { means } = walkOf(random, 15, [0.5, 0.5]);
      const truth = means.map(([x, y], i): Pair => (i < 7 ? [x, y] : [x + 5, y + 8]));
      const readings = truth.map((place) => noisy(random, place));
      const off = (jumpsBefore: readonly number[]) => {
        const { jumps, smoothed } = learnWalk(readings, { ...modelOf(15), jumpsBefore });
        expect(jumps.map(({ reading }) => reading)).toEqual(expect.arrayContaining([...jumpsBefore]));
        return [6, 7].reduce((sum, i) => sum + (smoothed[i]!.value[1] - truth[i]![1]) ** 2, 0);
      };
      told += off([7]);
      untold += off([]);
    }
    // Rms over 120 places: known to 6 %.
    expect(Math.sqrt(told / untold)).toBeLessThan(0.85);
  });

  it('finds in which part of a reading the scale jumped, and keeps both sides apart', () => {
    const random = randomSource(10);
    let found = 0;
    for (let run = 0; run < 20; run++) {
      const { path } = walkOf(random, 15, [0.5, 0.5]);
      // After three of eight parts of the eighth reading.
      const at = 7 * STEPS_PER_STRETCH + 9;
      const stepped = path.map(([x, y], i): Pair => (i < at ? [x, y] : [x + 50, y + 80]));
      const means = Array.from({ length: 15 }, (_, i) =>
        meanOf(stepped.slice(i * STEPS_PER_STRETCH, (i + 1) * STEPS_PER_STRETCH)),
      );
      const { jumps, parts } = learnWalk(
        means.map((place) => noisy(random, place)),
        { ...modelOf(15), parts: PARTS_OF_15 },
      );
      expect(jumps).toHaveLength(1);
      const [{ reading, share }] = jumps as [Jump];
      if (reading === 7 && share === 3 / 8) found++;
      // The reading tells the place to 3 eV in 80, a third of a part.
      expect(Math.abs(reading + share - 7 - 3 / 8)).toBeLessThanOrEqual(1 / 8);
      const truth = partMeans(stepped);
      for (const i of [56, 57, 60, 61, 62]) expect(Math.abs(parts[i]!.value[1] - truth[i]![1])).toBeLessThan(10);
    }
    expect(found).toBeGreaterThan(12);
  });
});
