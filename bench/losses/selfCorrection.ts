/** The paper's claim of self-correction: do constants that are wrong come back to where right ones lead? */
import { copperRows } from '../../src/calibrate/copperRows';
import { energyAt, gainAt } from '../../src/calibrate/energyCalibration';
import { optimise } from '../../src/calibrate/optimise/optimise';
import type { CopperRow } from '../../src/calibrate/optimise/row';
import { priorsOf } from '../../src/calibrate/priorChoice';
import type { LossId } from '../../src/calibrate/settings';
import { randomSource } from '../../src/math/random';
import { CONTEXT } from '../peaks/surroundings';
import type { BenchRun } from './runs';

const OFF_EV = 20;

/** Rms over batches of how far the two ends lie apart at copper, eV: all constants of a row moved, or its start alone. */
export interface SelfCorrection {
  readonly startEv: number;
  readonly startAndPriorEv: number;
}

/** Optimises a run from its reference, and from constants that are 20 eV off up or down in half of the batches. */
export async function selfCorrection(
  { histograms, calibrated, settings }: BenchRun,
  loss: LossId,
): Promise<SelfCorrection> {
  const own = { ...settings, loss };
  const demands = { loss, priors: priorsOf(own), shrinkage: null };
  const rows = calibrated.full.references.flatMap((reference) => copperRows(histograms, reference, demands));
  const good = rows.map(({ row }) => row);
  const random = randomSource(20);
  const off = good.map(() => (random.uniform() < 0.5 ? 0 : random.uniform() < 0.5 ? -OFF_EV : OFF_EV));
  const moved = ([p0, p1, p2]: CopperRow['start'], i: number) => [p0 + (off[i] ?? 0), p1, p2] as const;
  const end = async (from: readonly CopperRow[]) => (await optimise(from, own, CONTEXT)).p;
  const right = await end(good);
  const apart = async (from: readonly CopperRow[]) => {
    const wrong = await end(from);
    const squares = good.map((row, i) => {
      const adc = copperAdc(row);
      const at = (p: Float64Array) => energyAt([p[3 * i] ?? NaN, p[3 * i + 1] ?? NaN, p[3 * i + 2] ?? NaN], adc);
      return (at(wrong) - at(right)) ** 2;
    });
    return Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / squares.length);
  };
  return {
    startEv: await apart(good.map((row, i) => ({ ...row, start: moved(row.start, i) }))),
    startAndPriorEv: await apart(
      good.map((row, i) => {
        const start = moved(row.start, i);
        return { ...row, start, prior: { ...row.prior, mean: start } };
      }),
    ),
  };
}

/** The channel that the start puts at copper. */
function copperAdc({ start, windowAdc: [low, high] }: CopperRow): number {
  const middle = (low + high) / 2;
  return middle + (8047.8 - energyAt(start, middle)) / gainAt(start, middle);
}
