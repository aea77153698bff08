import { beforeAll, describe, expect, it } from 'vitest';
import { randomSource } from '../../math/random';
import { energyAt, gainAt } from '../energyCalibration';
import type { OptimisationSettings } from '../settings';
import { startBackend } from '../../../test/fixtures/tfjsBackend';
import { channelOf, TOY, TOY_KA1_EV, windowOf } from './fixtures/copperToy';
import { constantsOf, DEFAULT, toys } from './fixtures/defaultRun';
import { UNWATCHED } from './fixtures/task';
import { optimise } from './optimise';
import type { CopperRow, OptimisationResult } from './row';

/** Error of the energy at a channel from a covariance of the constants. */
function energyErrorEv(covariance: ArrayLike<number>, adc: number): number {
  const g = [1, adc, adc * adc];
  return Math.sqrt(g.reduce((sum, gi, i) => sum + g.reduce((s, gj, j) => s + gi * gj * covariance[3 * i + j]!, 0), 0));
}

beforeAll(() => startBackend('wasm'));

describe('the default loss', () => {
  describe('under a true prior', () => {
    const rows = toys(1500, 21);
    const adc = channelOf(TOY.p, TOY_KA1_EV);
    let result: OptimisationResult;
    beforeAll(async () => {
      result = await optimise(rows, DEFAULT, UNWATCHED);
    });
    const errorEv = (row: number) => energyErrorEv(result.covariance!.subarray(9 * row, 9 * row + 9), adc);

    it('has pulls of mean 0 and width 1 at copper', () => {
      const pulls = rows.map((_, i) => (energyAt(constantsOf(result, i), adc) - TOY_KA1_EV) / errorEv(i));
      const mean = pulls.reduce((sum, pull) => sum + pull, 0) / pulls.length;
      const variance = pulls.reduce((sum, pull) => sum + (pull - mean) ** 2, 0) / (pulls.length - 1);
      const meanError = 1 / Math.sqrt(pulls.length);
      expect(Math.abs(mean)).toBeLessThan(3 * meanError);
      // Width of a Gaussian sample is known to 1/sqrt(2 n).
      expect(Math.abs(Math.sqrt(variance) - 1)).toBeLessThan(3 * Math.SQRT1_2 * meanError);
    });

    it('gains from copper what the Fisher information promises', () => {
      const rms = (values: number[]) => Math.sqrt(values.reduce((sum, v) => sum + v * v, 0) / values.length);
      const before = rms(rows.map((row) => energyAt(row.start, adc) - TOY_KA1_EV));
      const after = rms(rows.map((_, i) => energyAt(constantsOf(result, i), adc) - TOY_KA1_EV));
      const promised = rms(rows.map((_, i) => errorEv(i)));
      expect(promised).toBeLessThan(0.95 * before);
      // Three times the error of a width of 1500 rows.
      expect(Math.abs(after / promised - 1)).toBeLessThan(0.055);
    });
  });

  it('comes back from a start that is wrong by 20 eV in half of the rows, to 1 eV of where a good start leads', async () => {
    const rows = toys(200, 33);
    const adc = channelOf(TOY.p, TOY_KA1_EV);
    const random = randomSource(34);
    const wrong = rows.map((row): CopperRow => {
      const [p0, p1, p2] = row.start;
      const sign = random.uniform() < 0.5 ? -1 : 1;
      return random.uniform() < 0.5 ? row : { ...row, start: [p0 + 20 * sign, p1, p2] };
    });
    const [good, back] = [await optimise(rows, DEFAULT, UNWATCHED), await optimise(wrong, DEFAULT, UNWATCHED)];
    const squares = rows.map(
      (_, i) => (energyAt(constantsOf(back, i), adc) - energyAt(constantsOf(good, i), adc)) ** 2,
    );
    expect(Math.sqrt(squares.reduce((sum, v) => sum + v, 0) / squares.length)).toBeLessThan(1);
  });

  it('puts Cu Ka1 where it is, to 0.5 eV on 400,000 events', async () => {
    const rows = toys(20, 27, { ...TOY, events: 20_000, signalFraction: 0.97 }, 10);
    const result = await optimise(rows, DEFAULT, UNWATCHED);
    const adc = channelOf(TOY.p, TOY_KA1_EV);
    const energies = rows.map((_, i) => energyAt(constantsOf(result, i), adc));
    const mean = energies.reduce((sum, e) => sum + e, 0) / rows.length;
    // One row knows it to 0.6 eV, twenty to 0.13 eV.
    expect(Math.abs(mean - TOY_KA1_EV)).toBeLessThan(0.5);
  });

  it('gives the same constants where it stops at rest: within 0.01 eV at copper, in fewer iterations', async () => {
    const rows = toys(60, 29);
    const all = await optimise(rows, DEFAULT, UNWATCHED);
    const rest = await optimise(rows, DEFAULT, UNWATCHED, undefined, { constantsOnly: true });
    expect(rest.logLikelihood.length).toBeLessThan(all.logLikelihood.length);
    expect(rest.covariance).toBeNull();
    const adc = channelOf(TOY.p, TOY_KA1_EV);
    rows.forEach((_, i) => {
      expect(Math.abs(energyAt(constantsOf(rest, i), adc) - energyAt(constantsOf(all, i), adc))).toBeLessThan(0.01);
    });
  });

  it('raises the likelihood monotonically and converges within 40 iterations', async () => {
    const { logLikelihood, stoppedBecause } = await optimise(toys(100, 23), DEFAULT, UNWATCHED);
    expect(logLikelihood).toHaveLength(41);
    logLikelihood.slice(1).forEach((value, i) => {
      expect(value).toBeGreaterThanOrEqual(logLikelihood[i]! - 1e-3);
    });
    expect(logLikelihood[40]! - logLikelihood[20]!).toBeLessThan(1e-2);
    expect(logLikelihood[40]! - logLikelihood[0]!).toBeGreaterThan(1);
    expect(stoppedBecause).toBe('40 iterations done, all rows have settled');
  });

  it.each(['momentum', 'adam'] as const)('reaches the same maximum with %s', async (optimiser) => {
    const rows = toys(50, 24);
    const plain = await optimise(rows, DEFAULT, UNWATCHED);
    const other = await optimise(
      rows,
      { ...DEFAULT, optimiser, learningRate: optimiser === 'adam' ? 0.2 : 0.5, iterations: 80 },
      UNWATCHED,
    );
    expect(Math.abs(other.logLikelihood.at(-1)! - plain.logLikelihood.at(-1)!)).toBeLessThan(5e-3);
  });

  it.each(['natural-gradient', 'lbfgs'] as const)('reaches it with %s in 8 full steps', async (optimiser) => {
    const rows = toys(50, 24);
    const plain = await optimise(rows, DEFAULT, UNWATCHED);
    const other = await optimise(rows, { ...DEFAULT, optimiser, learningRate: 1, iterations: 8 }, UNWATCHED);
    expect(Math.abs(other.logLikelihood.at(-1)! - plain.logLikelihood.at(-1)!)).toBeLessThan(5e-3);
  });

  it('leaves the line where the prior puts it if there is no copper, and keeps the exact curvature', async () => {
    const [row] = toys(1, 25, { ...TOY, events: 0 });
    const prior = { ...row!.prior, mean: [row!.start[0] + 9, row!.start[1] - 0.01, row!.start[2]] as const };
    const result = await optimise([{ ...row!, prior }], DEFAULT, UNWATCHED);
    expect(energyAt(constantsOf(result, 0), 800)).toBeCloseTo(energyAt(prior.mean, 800), 2);
    expect(energyAt(constantsOf(result, 0), 1600)).toBeCloseTo(energyAt(prior.mean, 1600), 2);
    expect(result.p[2]! / row!.start[2]).toBeCloseTo(1, 4);
  });

  it('comes back from a start 60 eV off', async () => {
    const rows = toys(100, 26);
    const away = rows.map((row) => ({ ...row, start: [row.start[0] + 60, row.start[1], row.start[2]] as const }));
    const here = await optimise(rows, DEFAULT, UNWATCHED);
    const back = await optimise(away, DEFAULT, UNWATCHED);
    expect(back.p.every(Number.isFinite)).toBe(true);
    expect(Math.abs(back.logLikelihood.at(-1)! - here.logLikelihood.at(-1)!)).toBeLessThan(0.05);
  });
});

describe('the loss as published', () => {
  const published: OptimisationSettings = { ...DEFAULT, loss: 'as-published' };

  it.each(['natural-gradient', 'lbfgs'] as const)(
    'goes further in 40 steps with %s than with plain descent',
    async (optimiser) => {
      const rows = wide(40, 33);
      const plain = await optimise(rows, published, UNWATCHED);
      const other = await optimise(rows, { ...published, optimiser }, UNWATCHED);
      expect(other.logLikelihood.at(-1)).toBeGreaterThan(plain.logLikelihood.at(-1)!);
      other.logLikelihood.slice(1).forEach((value, i) => {
        expect(value).toBeGreaterThanOrEqual(other.logLikelihood[i]! - 1e-3);
      });
    },
  );

  function wide(count: number, seed: number): CopperRow[] {
    return toys(count, seed).map((row) => {
      const windowAdc = windowOf(row.start, 190, 200);
      const inside = [...row.channels.keys()].filter(
        (i) => row.channels[i]! > windowAdc[0] && row.channels[i]! < windowAdc[1],
      );
      const pick = (values: Float64Array) => Float64Array.from(inside, (i) => values[i]!);
      return { ...row, windowAdc, channels: pick(row.channels), counts: pick(row.counts) };
    });
  }

  it('squeezes the gain, the more the longer it runs, and calls that likelihood', async () => {
    const rows = wide(60, 31);
    const gainRatio = ({ p }: OptimisationResult) =>
      rows.reduce((sum, row, i) => sum + gainAt(constantsOf({ p }, i), 1600) / gainAt(row.start, 1600), 0) /
      rows.length;
    const short = await optimise(rows, published, UNWATCHED);
    const long = await optimise(rows, { ...published, iterations: 1000 }, UNWATCHED);
    expect(gainRatio(short)).toBeLessThan(1);
    expect(gainRatio(long)).toBeLessThan(0.97);
    expect(long.logLikelihood.at(-1)).toBeGreaterThan(short.logLikelihood.at(-1)!);
    expect(long.covariance).toBeNull();
  });

  it('moves every batch onto the line, truth or not: overfitting that the default does not do', async () => {
    const rows = wide(200, 32);
    const meanEv = ({ p }: { p: Float64Array }, i: number) => {
      const { channels, counts } = rows[i]!;
      const events = counts.reduce((sum, n) => sum + n, 0);
      return channels.reduce((sum, adc, k) => sum + counts[k]! * energyAt(constantsOf({ p }, i), adc), 0) / events;
    };
    const spread = (result: { p: Float64Array }) => {
      const means = rows.map((_, i) => meanEv(result, i));
      const centre = means.reduce((sum, m) => sum + m, 0) / means.length;
      return Math.sqrt(means.reduce((sum, m) => sum + (m - centre) ** 2, 0) / means.length);
    };
    const start = { p: Float64Array.from(rows.flatMap(({ start }) => [...start])) };
    const fitted = await optimise(rows, published, UNWATCHED);
    expect(spread(fitted)).toBeLessThan(0.4 * spread(start));
    expect(spread(await optimise(rows, DEFAULT, UNWATCHED))).toBeGreaterThan(0.75 * spread(start));
  });
});
