import { describe, expect, it } from 'vitest';
import { OPTIMISERS } from '../settings';
import { DEFAULT, toys } from './fixtures/defaultRun';
import { UNWATCHED } from './fixtures/task';
import { optimise, startDescent } from './optimise';
import { createTrail } from './trail';

const rows = toys(20, 91);
const OPTIONS = { leftOutSeed: 1 };

/** Lets a task be cancelled at its n-th breath. */
function cancelledAt(n: number) {
  let breaths = 0;
  return { ...UNWATCHED, breathe: () => (++breaths >= n ? Promise.reject(new Error('stop')) : Promise.resolve()) };
}

describe('a descent', () => {
  it.each(OPTIMISERS)('in pieces ends where one in a go does: $id', async ({ id }) => {
    const settings = { ...DEFAULT, optimiser: id, schedule: 'cosine', iterations: 12 } as const;
    const whole = await optimise(rows, settings, UNWATCHED, undefined, OPTIONS);
    const descent = await startDescent(rows, settings, UNWATCHED, OPTIONS);
    for (const to of [1, 2, 7, 7, 3, 12, 20]) await descent.advance(to, UNWATCHED);
    expect(descent.at(12).p).toEqual(whole.p);
    expect(descent.record.logLikelihood).toEqual(whole.logLikelihood);
    descent.dispose();
  });

  it('can be looked at anywhere: constants as that many iterations give them', async () => {
    const descent = await startDescent(rows, DEFAULT, UNWATCHED, OPTIONS);
    await descent.advance(12, UNWATCHED);
    for (const iterations of [0, 5, 12]) {
      const alone = await optimise(rows, { ...DEFAULT, iterations }, UNWATCHED);
      expect(descent.at(iterations)).toEqual({ iteration: iterations, p: alone.p });
    }
    expect(descent.at(30).iteration).toBe(12);
    descent.dispose();
  });

  it('records a number of every kind for the start and every iteration', async () => {
    const descent = await startDescent(rows, { ...DEFAULT, iterations: 6 }, UNWATCHED, OPTIONS);
    await descent.advance(6, UNWATCHED);
    const { lineShiftEv, events, leftOutEvents, ...lists } = descent.record;
    for (const list of [...Object.values(lists), ...Object.values(lineShiftEv)]) {
      expect(list).toHaveLength(7);
      expect(list.every(Number.isFinite)).toBe(true);
    }
    expect(leftOutEvents).toBeLessThan(events);
    descent.dispose();
  });

  it('gives the norm of its gradient per row', async () => {
    const descent = await startDescent(rows, DEFAULT, UNWATCHED);
    const squares = descent.ascent.gradient.reduce((sum, g) => sum + g * g, 0);
    expect(descent.record.gradientNorm).toEqual([Math.sqrt(squares / rows.length)]);
    expect(descent.record.leftOut).toEqual([]);
    descent.dispose();
  });

  it('cancelled, stands at its last whole step and goes on from there', async () => {
    const whole = await optimise(rows, DEFAULT, UNWATCHED, undefined, OPTIONS);
    for (const n of [1, 2, 3, 5, 8]) {
      const descent = await startDescent(rows, DEFAULT, UNWATCHED, OPTIONS);
      await expect(descent.advance(40, cancelledAt(n))).rejects.toThrow('stop');
      expect(descent.record.logLikelihood).toHaveLength(descent.iteration + 1);
      expect(descent.record.leftOut).toHaveLength(descent.iteration + 1);
      await descent.advance(40, UNWATCHED);
      expect(descent.at(40).p).toEqual(whole.p);
      expect(descent.record.logLikelihood).toEqual(whole.logLikelihood);
      descent.dispose();
    }
  });

  it('asked twice at once takes every step once', async () => {
    const descent = await startDescent(rows, DEFAULT, UNWATCHED, OPTIONS);
    await Promise.all([descent.advance(9, UNWATCHED), descent.advance(4, UNWATCHED), descent.advance(10, UNWATCHED)]);
    expect(descent.iteration).toBe(10);
    expect(descent.record.logLikelihood).toHaveLength(11);
    descent.dispose();
  });
});

describe('the trail', () => {
  it('keeps every iteration where there is room', () => {
    const trail = createTrail(3, 40);
    expect(trail.stride).toBe(1);
  });

  it('keeps every n-th where all would take too much, and says which it gives', () => {
    // Room for four of eleven.
    const trail = createTrail(3, 10, 4 * 3 * 8);
    expect(trail.stride).toBe(3);
    for (let i = 0; i <= 10; i++) trail.keep(i, new Float64Array(3).fill(i));
    expect([0, 1, 2, 4, 5, 9, 10, 99].map((i) => trail.nearest(i).iteration)).toEqual([0, 0, 3, 3, 6, 9, 9, 9]);
    expect(trail.nearest(5).z).toEqual(new Float64Array(3).fill(6));
  });

  it('never takes more than it may', () => {
    for (const iterations of [0, 1, 9, 10, 11, 100, 9999]) {
      const trail = createTrail(30, iterations, 2400);
      expect(Math.floor(iterations / trail.stride) + 1).toBeLessThanOrEqual(10);
    }
  });

  it('of a descent gives the last and the best iteration all the same', async () => {
    const settings = { ...DEFAULT, iterations: 20, earlyStopping: 20 };
    const descent = await startDescent(rows, settings, UNWATCHED, { ...OPTIONS, trailBytes: 3 * 8 * rows.length * 3 });
    await descent.advance(17, UNWATCHED);
    expect(descent.stride).toBe(7);
    for (const iteration of [17, descent.used.iteration]) expect(descent.at(iteration).iteration).toBe(iteration);
    expect(descent.at(6).iteration).toBe(7);
    descent.dispose();
  });
});
