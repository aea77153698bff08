/**
 * Optimisation of calibration constants on the copper line (METHOD.md section 4; paper section 3.2): a guarded ascent of
 * a per-row log likelihood. Its gradients come from Float64 loops in closed form or, for a loss without them, by automatic
 * differentiation on the tensor backend in float32; parameters, steps and sums over rows are Float64 in both.
 */
import { HalfmaxError } from '../../dataset/errors';
import type { TaskContext } from '../../dataset/task';
import type { OptimisationSettings } from '../settings';
import { acceptStep, proposeStep, startAscent, type Ascent, type ValueAndGradient } from './ascent';
import type { Evaluator } from './evaluator';
import type { Loss } from './losses/loss';
import { createLossEvaluator, type Engine } from './lossEvaluator';
import { lossOf } from './losses/registry';
import { optimiserById } from './optimisers/registry';
import type { PreparedRow } from './preparedRow';
import type { CopperRow, IterationListener, OptimisationResult } from './row';
import {
  constantsAt,
  covariancesAt,
  displacementsAt,
  groupsOf,
  metricsAt,
  risesInWindow,
  whitenGradient,
  whitenRows,
  type Metrics,
  type WhitenedRow,
} from './whitenedRows';

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
}

/**
 * Raises the likelihood of every row's copper by changing its constants.
 *
 * @param rows one per (detector, batch), those of a detector in order of time; independent unless a term couples them
 * @param settings loss, optimiser, learning rate (in whitened parameters: 0.3 to 0.6 converges in 10 to 20 iterations of
 * plain gradient descent) and number of iterations
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
  checkSettings(settings);
  const loss = lossOf(settings);
  const whitened = await whitenRows(rows, loss, context);
  const { constantsOnly = false } = options;
  const evaluator = chooseEvaluator(
    loss,
    whitened.map(({ prepared }) => prepared),
    options,
  );
  try {
    const logLikelihood: number[] = [];
    const report = (ascent: Ascent) => {
      logLikelihood.push(ascent.value.reduce((sum, value) => sum + value, 0));
      onIteration(logLikelihood.length - 1, logLikelihood, constantsAt(whitened, ascent.z));
      context.onProgress({ stage: 'Optimise', fraction: logLikelihood.length / (settings.iterations + 1) });
    };
    const ascent = await climb(whitened, settings, evaluator, context, report, constantsOnly);
    const covariance =
      loss.hasCovariance && !constantsOnly ? await covariancesAt(whitened, loss, ascent.z, context) : null;
    return {
      p: constantsAt(whitened, ascent.z),
      covariance,
      logLikelihood,
      stoppedBecause: describeEnd(ascent, settings),
    };
  } finally {
    evaluator.dispose();
  }
}

/**
 * The loops are some ten times as fast as wasm (docs/benchmarks/optimise.md) and need no read-back. On a GPU the tensors take some
 * hundred kernels and an awaited read-back per block and iteration, where the loops take a quarter of a millisecond for a
 * month of data; that the loops are the faster ones there too was not measured.
 */
function chooseEvaluator(loss: Loss, rows: readonly PreparedRow[], options: OptimiseOptions): Evaluator {
  const { blockSlots, engine = loss.terms.every((term) => term.fused) ? 'fused' : 'autodiff' } = options;
  return createLossEvaluator(loss, rows, engine, blockSlots);
}

function checkSettings({ learningRate, iterations }: OptimisationSettings): void {
  if (!(learningRate > 0 && learningRate <= 10)) {
    throw new HalfmaxError('analysis', `Learning rate ${String(learningRate)}: take one above 0 and up to 10`);
  }
  if (!Number.isInteger(iterations) || iterations < 0 || iterations > 10_000) {
    throw new HalfmaxError('analysis', `Iterations ${String(iterations)}: take a whole number from 0 to 10,000`);
  }
}

async function climb(
  rows: readonly WhitenedRow[],
  settings: OptimisationSettings,
  evaluator: Evaluator,
  context: TaskContext,
  report: (ascent: Ascent) => void,
  stopsAtRest: boolean,
): Promise<Ascent> {
  const optimiser = optimiserById(settings.optimiser);
  const loss = lossOf(settings);
  const groups = groupsOf(loss, rows);
  const evaluate = async (z: Float64Array): Promise<ValueAndGradient> => {
    const { value, gradient } = await evaluator.evaluate(displacementsAt(rows, z), context);
    return { value, gradient: whitenGradient(rows, gradient) };
  };
  let ascent = startAscent(optimiser, await evaluate(new Float64Array(rows.length * 3)));
  checkStart(ascent);
  report(ascent);
  let metrics: Metrics | null = null;
  for (let iteration = 1; iteration <= settings.iterations; iteration++) {
    if (optimiser.usesMetric === true) metrics = await metricsAt(rows, loss, ascent.z, metrics, context);
    const proposal = proposeStep(ascent, optimiser, settings.learningRate, metrics?.values);
    const p = constantsAt(rows, proposal.z);
    const rises = (row: number) => risesInWindow(rows, p, row);
    ascent = acceptStep(ascent, proposal, await evaluate(proposal.z), rises, optimiser.backtracks, groups);
    report(ascent);
    await context.breathe();
    if (stopsAtRest && ascent.gradient.every((g) => Math.abs(g) < AT_REST)) break;
  }
  return ascent;
}

function checkStart({ value, gradient }: Ascent): void {
  const bad = value.findIndex(
    (v, row) => !Number.isFinite(v) || !gradient.subarray(3 * row, 3 * row + 3).every(Number.isFinite),
  );
  if (bad >= 0) {
    throw new HalfmaxError(
      'analysis',
      `The copper of row ${String(bad)} has no finite likelihood under its start calibration: it is too far from copper`,
    );
  }
}

function describeEnd({ gradient, value }: Ascent, { iterations }: OptimisationSettings): string {
  let moving = 0;
  for (let row = 0; row < value.length; row++) {
    if (gradient.subarray(3 * row, 3 * row + 3).some((g) => Math.abs(g) > SETTLED)) moving++;
  }
  const done = `${String(iterations)} iteration${iterations === 1 ? '' : 's'} done`;
  if (moving === 0) return `${done}, all rows have settled`;
  return `${done}, ${String(moving)} of ${String(value.length)} rows had not settled`;
}
