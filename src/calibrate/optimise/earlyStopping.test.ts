import { describe, expect, it } from 'vitest';
import { energyAt, gainAt } from '../energyCalibration';
import { channelOf, drawRow, anchoredPrior, TOY, TOY_KA1_EV, windowOf } from './fixtures/copperToy';
import { constantsOf, DEFAULT, toys } from './fixtures/defaultRun';
import { UNWATCHED } from './fixtures/task';
import { stopOf } from './earlyStopping';
import { optimise, startDescent } from './optimise';
import { randomSource } from '../../math/random';
import type { CopperRow } from './row';

describe('the rule of early stopping', () => {
  it('waits for as many iterations as its patience, and takes the first of the best', () => {
    expect(stopOf([1, 3, 2], 2)).toEqual({ best: 1, isReached: false });
    expect(stopOf([1, 3, 2, 3], 2)).toEqual({ best: 1, isReached: true });
    expect(stopOf([1, 3, 2, 4], 2)).toEqual({ best: 3, isReached: false });
    expect(stopOf([5, 3], 1)).toEqual({ best: 0, isReached: true });
  });

  it('takes a value that is not finite for none', () => {
    expect(stopOf([NaN, -7, NaN], 3)).toEqual({ best: 1, isReached: false });
  });
});

/** Rows cut to the window of the published loss, which starts 30 eV off: first it comes nearer, then it squeezes the gain. */
function squeezed(count: number, seed: number): CopperRow[] {
  const random = randomSource(seed);
  return Array.from({ length: count }, () => {
    const row = drawRow({ ...TOY, events: 200 }, random, anchoredPrior(0));
    const [p0, p1, p2] = row.start;
    const windowAdc = windowOf(row.start, 190, 200);
    const inside = [...row.channels.keys()].filter(
      (i) => row.channels[i]! > windowAdc[0] && row.channels[i]! < windowAdc[1],
    );
    const pick = (values: Float64Array) => Float64Array.from(inside, (i) => values[i]!);
    const cut = { windowAdc, channels: pick(row.channels), counts: pick(row.counts) };
    return { ...row, ...cut, start: [p0 + 30, p1, p2] as const };
  });
}

describe('a descent that overfits', () => {
  const rows = squeezed(60, 71);
  const settings = { ...DEFAULT, loss: 'as-published', iterations: 400, earlyStopping: 25 } as const;
  const adc = channelOf(TOY.p, TOY_KA1_EV);
  const rms = (values: number[]) => Math.sqrt(values.reduce((sum, v) => sum + v * v, 0) / values.length);
  const offEv = (p: Float64Array) => rms(rows.map((_, i) => energyAt(constantsOf({ p }, i), adc) - TOY_KA1_EV));
  const gainOff = (p: Float64Array) =>
    rms(rows.map((_, i) => gainAt(constantsOf({ p }, i), adc) / gainAt(TOY.p, adc) - 1));

  it('stops where the events left out say so, with constants nearer to the truth than those of start and end', async () => {
    const early = await optimise(rows, settings, UNWATCHED, undefined, { leftOutSeed: 1 });
    const late = await optimise(rows, { ...settings, earlyStopping: 0 }, UNWATCHED, undefined, { leftOutSeed: 1 });
    const done = early.logLikelihood.length - 1;
    expect(early.usedIteration).toBeGreaterThan(0);
    expect(done).toBe(early.usedIteration + 25);
    expect(done).toBeLessThan(400);
    expect(early.stoppedBecause).toBe(
      `on events left out, none of the last 25 iterations was better than iteration ${String(early.usedIteration)}, whose constants are used`,
    );
    expect(late.usedIteration).toBe(400);
    expect(late.logLikelihood.at(-1)).toBeGreaterThan(early.logLikelihood.at(-1)!);
    expect(offEv(early.p)).toBeLessThan(0.5 * 30);
    expect(gainOff(early.p)).toBeLessThan(0.7 * gainOff(late.p));
  });

  it('has the constants that as many iterations alone lead to', async () => {
    const early = await optimise(rows, settings, UNWATCHED, undefined, { leftOutSeed: 1 });
    const short = { ...settings, earlyStopping: 0, iterations: early.usedIteration };
    expect((await optimise(rows, short, UNWATCHED)).p).toEqual(early.p);
  });

  it('takes the best of all iterations where patience never ends', async () => {
    const patient = { ...settings, iterations: 60, earlyStopping: 60 };
    const descent = await startDescent(rows, patient, UNWATCHED, { leftOutSeed: 1 });
    await descent.advance(60, UNWATCHED);
    const { leftOut } = descent.record;
    expect(descent.iteration).toBe(60);
    expect(leftOut[descent.used.iteration]).toBe(Math.max(...leftOut));
    descent.dispose();
  });
});

describe('early stopping', () => {
  it('stays off without an inner split, and refuses a patience that is no count', async () => {
    const result = await optimise(toys(5, 72), { ...DEFAULT, iterations: 8, earlyStopping: 1 }, UNWATCHED);
    expect(result.usedIteration).toBe(8);
    for (const earlyStopping of [-1, 1.5, NaN, 10_001]) {
      await expect(optimise([], { ...DEFAULT, earlyStopping }, UNWATCHED)).rejects.toThrow('Early stopping');
    }
  });
});
