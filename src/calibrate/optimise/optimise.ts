/**
 * Optimisation of calibration constants on the copper line (METHOD.md section 4; paper section 3.2): a guarded ascent of
 * a per-row log likelihood, differentiated automatically on the tensor backend in float32. Parameters, steps and sums
 * over rows are Float64, outside.
 */
import { HalfmaxError } from '../../dataset/errors';
import type { TaskContext } from '../../dataset/task';
import { gainAt } from '../energyCalibration';
import type { OptimisationSettings } from '../settings';
import { acceptStep, proposeStep, startAscent, type Ascent, type ValueAndGradient } from './ascent';
import { createEvaluator, DEFAULT_BLOCK_SLOTS, type Evaluator } from './evaluator';
import { fromFrame, type FrameTriple } from './frame';
import { lossById } from './losses/registry';
import { optimiserById } from './optimisers/registry';
import { prepareRow, type PreparedRow } from './preparedRow';
import type { CopperRow, IterationListener, OptimisationResult } from './row';
import { covarianceAt } from './whitening';

/** Rows between two breaths of the Float64 loops: a few milliseconds of work. */
const ROWS_PER_BREATH = 200;

/** A row counts as settled when a full Newton step would move no parameter by more than this many of its sigmas. */
const SETTLED_SIGMA = 0.01;

/** A row with the transform from its whitened parameters z to displacements: displacement = T z. */
interface WhitenedRow {
  readonly prepared: PreparedRow;
  readonly transform: Float64Array;
}

/**
 * Raises the likelihood of every row's copper by changing its constants, on whatever backend tfjs is set to.
 *
 * @param rows one per (detector, batch); they are optimised independently of each other
 * @param settings loss, optimiser, learning rate (in whitened parameters: 0.3 to 0.6 converges in 10 to 20 iterations of
 * plain gradient descent) and number of iterations
 * @param onIteration told of the start and of every iteration
 * @param blockSlots bound of memory on the backend (evaluator.ts); results agree to float32 rounding whatever it is
 * @returns constants, covariance, and the log likelihood, which never falls
 * @throws HalfmaxError ('analysis') where a row is unusable (preparedRow.ts) or its likelihood is not finite at the start;
 * the signal's reason once the task is cancelled
 */
export async function optimise(
  rows: readonly CopperRow[],
  settings: OptimisationSettings,
  context: TaskContext,
  onIteration: IterationListener = () => undefined,
  blockSlots: number = DEFAULT_BLOCK_SLOTS,
): Promise<OptimisationResult> {
  checkSettings(settings);
  const loss = lossById(settings.loss);
  const whitened = await mapRows(rows, context, (row, index): WhitenedRow => {
    const prepared = prepareRow(row, index);
    return { prepared, transform: loss.parameters(prepared) };
  });
  const evaluator = createEvaluator(
    loss,
    whitened.map(({ prepared }) => prepared),
    blockSlots,
  );
  try {
    const logLikelihood: number[] = [];
    const report = (ascent: Ascent) => {
      logLikelihood.push(ascent.value.reduce((sum, value) => sum + value, 0));
      onIteration(logLikelihood.length - 1, logLikelihood, constantsAt(whitened, ascent.z));
      context.onProgress({ stage: 'Optimise', fraction: logLikelihood.length / (settings.iterations + 1) });
    };
    const ascent = await climb(whitened, settings, evaluator, context, report);
    const covariance = loss.hasCovariance ? await covariances(whitened, ascent.z, context) : null;
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
): Promise<Ascent> {
  const optimiser = optimiserById(settings.optimiser);
  const evaluate = async (z: Float64Array): Promise<ValueAndGradient> => {
    const { value, gradient } = await evaluator.evaluate(displacementsAt(rows, z), context);
    return { value, gradient: whitenGradient(rows, gradient) };
  };
  let ascent = startAscent(optimiser, await evaluate(new Float64Array(rows.length * 3)));
  checkStart(ascent);
  report(ascent);
  for (let iteration = 1; iteration <= settings.iterations; iteration++) {
    const proposal = proposeStep(ascent, optimiser, settings.learningRate);
    const p = constantsAt(rows, proposal.z);
    ascent = acceptStep(ascent, proposal, await evaluate(proposal.z), (row) => risesInWindow(rows, p, row));
    report(ascent);
    await context.breathe();
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

/** Whether dE/dADC > 0 over the row's window, p of shape (row, 3). */
function risesInWindow(rows: readonly WhitenedRow[], p: Float64Array, row: number): boolean {
  const [p0 = NaN, p1 = NaN, p2 = NaN] = p.subarray(3 * row, 3 * row + 3);
  const window = rows[row]?.prepared.row.windowAdc ?? [NaN, NaN];
  return window.every((adc) => gainAt([p0, p1, p2], adc) > 0);
}

/** T z of every row, shape (row, 3). */
function displacementsAt(rows: readonly WhitenedRow[], z: Float64Array): Float64Array {
  const displacements = new Float64Array(z.length);
  rows.forEach(({ transform }, row) => {
    displacements.set(displacementOf(transform, z, row), 3 * row);
  });
  return displacements;
}

function displacementOf(transform: Float64Array, z: Float64Array, row: number): FrameTriple {
  const [z0 = NaN, z1 = NaN, z2 = NaN] = z.subarray(3 * row, 3 * row + 3);
  const along = (k: number) =>
    (transform[3 * k] ?? 0) * z0 + (transform[3 * k + 1] ?? 0) * z1 + (transform[3 * k + 2] ?? 0) * z2;
  return [along(0), along(1), along(2)];
}

/** T^T g of every row: the gradient with respect to z. */
function whitenGradient(rows: readonly WhitenedRow[], gradient: Float64Array): Float64Array {
  const whitened = new Float64Array(gradient.length);
  rows.forEach(({ transform }, row) => {
    for (let j = 0; j < 3; j++) {
      let sum = 0;
      for (let k = 0; k < 3; k++) sum += (transform[3 * k + j] ?? 0) * (gradient[3 * row + k] ?? 0);
      whitened[3 * row + j] = sum;
    }
  });
  return whitened;
}

/** (p0, p1, p2) of every row, shape (row, 3). */
function constantsAt(rows: readonly WhitenedRow[], z: Float64Array): Float64Array {
  const p = new Float64Array(z.length);
  rows.forEach(({ prepared, transform }, row) => {
    const change = fromFrame(displacementOf(transform, z, row), prepared.anchorAdc);
    change.forEach((value, k) => (p[3 * row + k] = (prepared.row.start[k] ?? NaN) + value));
  });
  return p;
}

async function covariances(rows: readonly WhitenedRow[], z: Float64Array, context: TaskContext): Promise<Float64Array> {
  const all = new Float64Array(rows.length * 9);
  await mapRows(rows, context, ({ prepared, transform }, row) => {
    all.set(covarianceAt(prepared, displacementOf(transform, z, row)), 9 * row);
  });
  return all;
}

async function mapRows<Row, Result>(
  rows: readonly Row[],
  context: TaskContext,
  map: (row: Row, index: number) => Result,
): Promise<Result[]> {
  const results: Result[] = [];
  for (const [index, row] of rows.entries()) {
    if (index % ROWS_PER_BREATH === 0) await context.breathe();
    results.push(map(row, index));
  }
  return results;
}

function describeEnd({ gradient, value }: Ascent, { iterations }: OptimisationSettings): string {
  let moving = 0;
  for (let row = 0; row < value.length; row++) {
    if (gradient.subarray(3 * row, 3 * row + 3).some((g) => Math.abs(g) > SETTLED_SIGMA)) moving++;
  }
  const done = `${String(iterations)} iterations done`;
  if (moving === 0) return `${done}, all rows have settled`;
  return `${done}, ${String(moving)} of ${String(value.length)} rows still moved by more than ${String(SETTLED_SIGMA)} sigma`;
}
