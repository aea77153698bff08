import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { TaskContext } from '../../dataset/task';
import { energyAt, gainAt } from '../energyCalibration';
import { startBackend } from '../../../test/fixtures/tfjsBackend';
import { channelOf, TOY, TOY_KA1_EV } from './fixtures/copperToy';
import { constantsOf, DEFAULT, toys } from './fixtures/defaultRun';
import { UNWATCHED } from './fixtures/task';
import { optimise } from './optimise';
import type { CopperRow } from './row';

beforeAll(() => startBackend('wasm'));

describe('rows', () => {
  it('do not see each other: their order does not matter', async () => {
    const rows = toys(60, 41);
    const straight = await optimise(rows, DEFAULT, UNWATCHED);
    const reversed = await optimise([...rows].reverse(), DEFAULT, UNWATCHED);
    rows.forEach((row, i) => {
      const adc = channelOf(row.start, TOY_KA1_EV);
      const energy = energyAt(constantsOf(straight, i), adc);
      expect(Math.abs(energyAt(constantsOf(reversed, rows.length - 1 - i), adc) - energy)).toBeLessThan(1e-3);
    });
  });

  it('are told of at every iteration, first at the start', async () => {
    const rows = toys(3, 42);
    const seen: [number, number, number[]][] = [];
    const result = await optimise(rows, { ...DEFAULT, iterations: 5 }, UNWATCHED, (iteration, values, p) => {
      seen.push([iteration, values.length, Array.from(p)]);
    });
    expect(seen.map(([iteration]) => iteration)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(seen.map(([, length]) => length)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(seen[0]![2]).toEqual(rows.flatMap(({ start }) => [...start]));
    expect(seen[5]![2]).toEqual(Array.from(result.p));
  });

  it('may be none', async () => {
    const result = await optimise([], DEFAULT, UNWATCHED);
    expect(result.p).toHaveLength(0);
    expect(result.logLikelihood).toHaveLength(41);
  });
});

describe('guards', () => {
  it.each([
    ['a start that is not finite', (row: CopperRow) => ({ ...row, start: [NaN, 4, 0] as const })],
    ['a falling energy scale', (row: CopperRow) => ({ ...row, start: [14000, -4, 0] as const })],
    ['a channel outside the window', (row: CopperRow) => ({ ...row, channels: row.channels.map(() => 3) })],
    ['no width', (row: CopperRow) => ({ ...row, line: { ...row.line, sigmaEv: 0 } })],
    [
      'a negative variance',
      (row: CopperRow) => ({ ...row, prior: { ...row.prior, covariance: [-1, 0, 0, 0, 0, 0, 0, 0, 0] } }),
    ],
  ])('refuse %s by name', async (_, spoil) => {
    const [good, bad] = toys(2, 51);
    await expect(optimise([good!, spoil(bad!)], DEFAULT, UNWATCHED)).rejects.toMatchObject({
      code: 'analysis',
      message: expect.stringContaining('row 1') as unknown,
    });
  });

  it('hold the energy scale rising and the likelihood finite at the highest learning rate', async () => {
    const rows = toys(50, 52);
    for (const loss of ['prior', 'as-published'] as const) {
      const result = await optimise(rows, { ...DEFAULT, loss, learningRate: 10, iterations: 60 }, UNWATCHED);
      rows.forEach((row, i) => {
        for (const adc of row.windowAdc) expect(gainAt(constantsOf(result, i), adc)).toBeGreaterThan(0);
      });
      expect(result.logLikelihood.every(Number.isFinite)).toBe(true);
      expect(result.logLikelihood.at(-1)).toBeGreaterThan(result.logLikelihood[0]!);
    }
  });

  it.each([{ learningRate: 0 }, { learningRate: 11 }, { learningRate: NaN }, { iterations: -1 }, { iterations: 2.5 }])(
    'refuse the setting %o',
    async (setting) => {
      await expect(optimise([], { ...DEFAULT, ...setting }, UNWATCHED)).rejects.toMatchObject({ code: 'analysis' });
    },
  );

  it('free the backend when the task is cancelled', async () => {
    const before = tf.memory().numTensors;
    let breaths = 0;
    const context: TaskContext = {
      ...UNWATCHED,
      breathe: () => (++breaths > 5 ? Promise.reject(new Error('cancelled by the user')) : Promise.resolve()),
    };
    await expect(optimise(toys(20, 53), DEFAULT, context)).rejects.toThrow('cancelled by the user');
    expect(tf.memory().numTensors).toBe(before);
  });

  it('free the backend under automatic differentiation as well, done or cancelled', async () => {
    const before = tf.memory().numTensors;
    await optimise(toys(20, 54), { ...DEFAULT, iterations: 3 }, UNWATCHED, undefined, { engine: 'autodiff' });
    expect(tf.memory().numTensors).toBe(before);
    let breaths = 0;
    const breathe = () => (++breaths > 5 ? Promise.reject(new Error('cancelled by the user')) : Promise.resolve());
    const cancelled = optimise(toys(20, 54), DEFAULT, { ...UNWATCHED, breathe }, undefined, { engine: 'autodiff' });
    await expect(cancelled).rejects.toThrow('cancelled by the user');
    expect(tf.memory().numTensors).toBe(before);
  });

  it('give the same constants in blocks under automatic differentiation', async () => {
    const rows = toys(30, 55);
    const whole = await optimise(rows, DEFAULT, UNWATCHED, undefined, { engine: 'autodiff' });
    const inBlocks = await optimise(rows, DEFAULT, UNWATCHED, undefined, { engine: 'autodiff', blockSlots: 500 });
    const adc = channelOf(TOY.p, TOY_KA1_EV);
    rows.forEach((_, i) => {
      const difference = energyAt(constantsOf(inBlocks, i), adc) - energyAt(constantsOf(whole, i), adc);
      expect(Math.abs(difference)).toBeLessThan(1e-3);
    });
  });
});
