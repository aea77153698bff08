import type { TaskContext } from '../../dataset/task';
import { climbOn, startClimb, type Climb, type ClimbSetup } from './climb';
import type { Evaluator } from './evaluator';
import { createFusedEvaluator } from './fused/fusedEvaluator';
import { innerSplit } from './innerSplit';
import type { Loss } from './losses/loss';
import { normalisedLine } from './losses/normalisedLine';
import { prepareRow } from './preparedRow';
import type { CopperRow } from './row';
import { displacementsAt, whitenRows } from './whitenedRows';

/** What the left-out events say of the constants that were made without them. */
export interface LeftOutValue {
  /** Sum over left-out events of the logarithm of the density of their channel. */
  readonly value: number;
  /** Standard error of value - value at the start: rows are independent, so it is that of a sum over them. */
  readonly gainError: number;
}

/**
 * A second descent beside the one whose constants are used: same settings, without the events of the inner split, which
 * judge it. It changes nothing of the first one, so a curve can be shown without a price.
 */
export interface LeftOutDescent {
  /** Left-out events. */
  readonly events: number;
  /** Value at the start, before the first `advance`. */
  readonly start: LeftOutValue;
  /** One step, and what the left-out events say after it. */
  readonly advance: (context: TaskContext) => Promise<LeftOutValue>;
  readonly dispose: () => void;
}

/**
 * Left-out events are judged by the normalised density of their channel, whatever the loss: a proper score, which no
 * squeezed energy scale can raise. That of Eq. 3 as published could.
 *
 * @param makeEvaluator makes values and gradients of the loss for these rows
 */
export async function startLeftOut(
  rows: readonly CopperRow[],
  setup: Pick<ClimbSetup, 'loss' | 'settings'>,
  seed: number,
  makeEvaluator: (rows: ClimbSetup['rows']) => Evaluator,
  context: TaskContext,
): Promise<LeftOutDescent> {
  const { training, leftOut } = innerSplit(rows, seed);
  const whitened = await whitenRows(training, setup.loss, context);
  const judge = createFusedEvaluator({ ...setup.loss, terms: JUDGE }, leftOut.map(prepareRow));
  const climbSetup: ClimbSetup = { ...setup, rows: whitened, evaluator: makeEvaluator(whitened) };
  const valuesOf = async ({ ascent }: Climb, current: TaskContext) =>
    (await judge.evaluate(displacementsAt(whitened, ascent.z), current)).value;
  try {
    let climb = await startClimb(climbSetup, context);
    const start = await valuesOf(climb, context);
    return {
      events: leftOut.reduce((sum, { counts }) => sum + total(counts), 0),
      start: { value: total(start), gainError: 0 },
      dispose: climbSetup.evaluator.dispose,
      advance: async (current) => {
        const next = await climbOn(climbSetup, climb, current);
        const values = await valuesOf(next, current);
        climb = next;
        return { value: total(values), gainError: sumError(values.map((value, row) => value - (start[row] ?? NaN))) };
      },
    };
  } catch (error) {
    climbSetup.evaluator.dispose();
    throw error;
  }
}

const JUDGE: Loss['terms'] = [normalisedLine];

/** Standard error of a sum of independent numbers of one spread: sqrt(n) times their standard deviation. */
function sumError(values: Float64Array): number {
  const n = values.length;
  if (n < 2) return 0;
  const mean = total(values) / n;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return Math.sqrt((n * squares) / (n - 1));
}

function total(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}
