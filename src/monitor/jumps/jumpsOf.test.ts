import { describe, expect, it } from 'vitest';
import type { Reading } from '../../calibrate/drift/walk';
import { randomSource } from '../../math/random';
import { jumpsOf } from './jumpsOf';

const DIRECTIONS = { offset: [1, 0], gain: [1, 0.25], gainAboutZero: [1, 0.2] } as const;
const ERROR = { xx: 9, xy: 0, yy: 4 };
const TIMES = Array.from({ length: 60 }, (_, i) => 0.25 * i);

/** Readings of a scale whose gain walks by `perDay` eV, and jumps by `jump` eV before entry 30. */
function readings(seed: number, perDay: number, jump: number, direction: readonly [number, number] = [1, 0.25]) {
  const random = randomSource(seed);
  let walk = 0;
  return TIMES.map((_, i): Reading => {
    walk += perDay * Math.sqrt(0.25) * random.normal();
    const own = i >= 30 ? jump : 0;
    const noise = [Math.sqrt(ERROR.xx) * random.normal(), Math.sqrt(ERROR.yy) * random.normal()] as const;
    return {
      value: [walk + own * direction[0] + noise[0], 0.25 * walk + own * direction[1] + noise[1]],
      covariance: ERROR,
    };
  });
}

describe('jumps of an energy scale', () => {
  it('finds a step of the gain where it is, with its size', () => {
    const jumps = jumpsOf(readings(1, 1, 20), TIMES, DIRECTIONS);
    const clearest = jumps.reduce((a, b) => (Math.abs(b?.gainSigmas ?? 0) > Math.abs(a?.gainSigmas ?? 0) ? b : a))!;
    expect(Math.abs(clearest.batch - 30)).toBeLessThanOrEqual(1);
    expect(clearest.gainSigmas).toBeGreaterThan(5);
    expect(Math.abs(clearest.gainEv - 20)).toBeLessThan(8);
  });

  it('takes a walk without jumps for what it is: pulls of width 1 at a given time', () => {
    const pulls = Array.from(
      { length: 300 },
      (_, seed) => jumpsOf(readings(seed, 3, 0), TIMES, DIRECTIONS)[30]!.gainSigmas,
    );
    const mean = pulls.reduce((sum, pull) => sum + pull, 0) / pulls.length;
    const width = Math.sqrt(pulls.reduce((sum, pull) => sum + pull * pull, 0) / pulls.length);
    expect(Math.abs(mean)).toBeLessThan(0.25);
    // The clearer of two cases (at the slice's start, within it) is kept, and the strength is not known: a little above 1.
    expect(width).toBeGreaterThan(0.9);
    expect(width).toBeLessThan(1.5);
  });

  it('tells an offset from a gain', () => {
    const jumps = jumpsOf(readings(5, 0.3, 40, [1, 0]), TIMES, DIRECTIONS);
    const own = jumps[30]!;
    expect(Math.abs(own.offsetSigmas)).toBeGreaterThan(Math.abs(own.gainSigmas));
    expect(Math.abs(own.offsetEv - 40)).toBeLessThan(8);
  });

  it('has nothing to say near the ends', () => {
    const jumps = jumpsOf(readings(1, 1, 0), TIMES, DIRECTIONS);
    expect(jumps[1]).toBeNull();
    expect(jumps.at(-1)).toBeNull();
  });
});
