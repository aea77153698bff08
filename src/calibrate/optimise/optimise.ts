/**
 * Optimisation of calibration constants on one line, copper in most runs (METHOD.md section 4; paper section 3.2): a guarded ascent of
 * a per-row log likelihood. Its gradients come from Float64 loops in closed form or, for a loss without them, by automatic
 * differentiation on the tensor backend in float32; parameters, steps and sums over rows are Float64 in both.
 */
import type { TaskContext } from '../../dataset/task';
import type { OptimisationSettings } from '../settings';
import { WATCHED_WITH_COPPER, type Watched } from '../watchedLines';
import { Descent, type DescentOptions } from './descent';
import type { Evaluator } from './evaluator';
import { createLossEvaluator, type Engine } from './lossEvaluator';
import type { Loss } from './losses/loss';
import type { CopperRow, IterationListener, OptimisationResult } from './row';
import { constantsAt, covariancesAt, type WhitenedRow } from './whitenedRows';

/** A row counts as settled when a step at learning rate 1 would move no z by more than this: a hundredth of its sigma. */
const SETTLED = 0.01;
/** Ten times nearer to the maximum than `SETTLED`: further steps would change no constant that anyone could see. */
const AT_REST = 0.001;

/** What may differ between two optimisations with the same settings. */
export interface OptimiseOptions {
  /** Bound of memory on the backend (evaluator.ts); results agree to float32 rounding whatever it is. */
  readonly blockSlots?: number;
  /** Stops once every row is at rest, and leaves out the covariance: for folds, of which only the constants are used. */
  readonly constantsOnly?: boolean;
  /**
   * Who makes values and gradients: Float64 loops in closed form, or automatic differentiation on the tensor backend.
   * Unless told, the loops, for a loss whose terms all have them.
   */
  readonly engine?: Engine;
  /** Seed of the inner split (innerSplit.ts); null, as unless told: nothing is left out, and nothing stops early. */
  readonly leftOutSeed?: number | null;
  /** Bound of what is kept of every iteration (trail.ts). */
  readonly trailBytes?: number;
  /** What is watched of the energy scale; unless told, what belongs to copper. */
  readonly watched?: Watched;
}

/**
 * Raises the likelihood of every row's line by changing its constants.
 *
 * @param rows one per (detector, batch), those of a detector in order of time; independent unless a term couples them
 * @param settings loss, optimiser, learning rate (in whitened parameters: 0.3 to 0.6 converges in 10 to 20 iterations of
 * plain gradient descent), its schedule, number of iterations, and early stopping
 * @param onIteration told of the start and of every iteration
 * @returns constants, covariance, and the log likelihood, which never falls
 * @throws HalfmaxError ('analysis') where a row is unusable (preparedRow.ts) or its likelihood is not finite at the start;
 * the signal's reason once the task is cancelled
 */
export async function optimise(
  rows: readonly CopperRow[],
  settings: OptimisationSettings,
  context: TaskContext,
  onIteration: IterationListener = () => undefined,
  options: OptimiseOptions = {},
): Promise<OptimisationResult> {
  const descent = await startDescent(rows, settings, context, options);
  try {
    await runDescent(descent, context, onIteration, options);
    return await resultOf(descent, context, options);
  } finally {
    descent.dispose();
  }
}

/** A descent before its first step: see `optimise` for what it takes and throws. Its `dispose` must be called in the end. */
export function startDescent(
  rows: readonly CopperRow[],
  settings: OptimisationSettings,
  context: TaskContext,
  options: OptimiseOptions = {},
): Promise<Descent> {
  const { leftOutSeed = null, trailBytes, watched = WATCHED_WITH_COPPER } = options;
  const makeEvaluator: DescentOptions['makeEvaluator'] = (loss, whitened) => chooseEvaluator(loss, whitened, options);
  const bound = trailBytes === undefined ? {} : { trailBytes };
  return Descent.start(rows, settings, { makeEvaluator, leftOutSeed, watched, ...bound }, context);
}

/** Takes a descent to its end, telling of every iteration from where it stands. */
export async function runDescent(
  descent: Descent,
  context: TaskContext,
  onIteration: IterationListener,
  { constantsOnly = false }: Pick<OptimiseOptions, 'constantsOnly'> = {},
): Promise<void> {
  const { iterations, earlyStopping } = descent.settings;
  // Events left out may have been described best on the way to the rest: with early stopping it goes on.
  const stopsAtRest = constantsOnly && earlyStopping === 0;
  const report = () => {
    const { iteration, record, ascent } = descent;
    onIteration(iteration, record.logLikelihood, constantsAt(descent.rows, ascent.z));
    context.onProgress({ stage: 'Optimise', fraction: (iteration + 1) / (iterations + 1) });
  };
  report();
  await descent.advance(iterations, context, () => {
    report();
    return stopsAtRest && descent.ascent.gradient.every((g) => Math.abs(g) < AT_REST);
  });
}

/** What a descent has found, as far as it has gone. */
export async function resultOf(
  descent: Descent,
  context: TaskContext,
  { constantsOnly = false }: Pick<OptimiseOptions, 'constantsOnly'> = {},
): Promise<OptimisationResult> {
  const { rows, loss, record, used } = descent;
  const hasCovariance = loss.hasCovariance && !constantsOnly;
  return {
    p: constantsAt(rows, used.z),
    covariance: hasCovariance ? await covariancesAt(rows, loss, used.z, context) : null,
    logLikelihood: [...record.logLikelihood],
    usedIteration: used.iteration,
    stoppedBecause: describeEnd(descent),
  };
}

/**
 * The loops are some ten times as fast as wasm (docs/benchmarks/optimise.md) and need no read-back. On a GPU the tensors take some
 * hundred kernels and an awaited read-back per block and iteration, where the loops take a quarter of a millisecond for a
 * month of data; that the loops are the faster ones there too was not measured.
 */
function chooseEvaluator(loss: Loss, rows: readonly WhitenedRow[], options: OptimiseOptions): Evaluator {
  const { blockSlots, engine = loss.terms.every((term) => term.fused) ? 'fused' : 'autodiff' } = options;
  const prepared = rows.map((row) => row.prepared);
  return createLossEvaluator(loss, prepared, engine, blockSlots);
}

function describeEnd({ ascent: { gradient, value }, iteration, stop, settings }: Descent): string {
  if (stop?.isReached === true) {
    return (
      `on events left out, none of the last ${plural(settings.earlyStopping, 'iteration')} was better than ` +
      `${nameOf(stop.best)}, whose constants are used`
    );
  }
  let moving = 0;
  for (let row = 0; row < value.length; row++) {
    if (gradient.subarray(3 * row, 3 * row + 3).some((g) => Math.abs(g) > SETTLED)) moving++;
  }
  const settled =
    moving === 0 ? 'all rows have settled' : `${String(moving)} of ${String(value.length)} rows had not settled`;
  const done = `${plural(iteration, 'iteration')} done, ${settled}`;
  if (stop === null || stop.best === iteration) return done;
  return `${done}; on events left out ${nameOf(stop.best)} was the best, whose constants are used`;
}

function nameOf(iteration: number): string {
  return iteration === 0 ? 'the start' : `iteration ${String(iteration)}`;
}

function plural(count: number, noun: string): string {
  return `${String(count)} ${noun}${count === 1 ? '' : 's'}`;
}
