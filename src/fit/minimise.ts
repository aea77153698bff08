import { cholesky, solveInPlace } from '../math/linearAlgebra';
import type { Parameter } from './parameter';
import type { Cost, CostEvaluation } from './poissonCost';

/** Where a minimiser ended. `edm` is the estimated distance of the cost to its minimum, as MINUIT's EDM. */
export interface Minimum {
  readonly values: Float64Array;
  readonly evaluation: CostEvaluation;
  readonly edm: number;
  readonly converged: boolean;
  readonly iterations: number;
}

const MAX_ITERATIONS = 120;
/**
 * Position off by 0.03 % of its error: tighter than MINUIT's 2e-4, since where parameters are nearly degenerate (a free
 * tail) the Fisher matrix underestimates the distance, and errors may still change by 20 % within 1e-5.
 */
const EDM_GOAL = 1e-7;
/** Up to this much is good enough where no step leads further down. */
const EDM_ENOUGH = 2e-4;

/**
 * Levenberg-Marquardt on the Fisher matrix with bounds by projection: a parameter at a bound whose gradient points
 * outwards is held for the step. The damping scales the diagonal (Marquardt 1963), so that units do not matter, and
 * follows the ratio of found to predicted decrease (Nielsen 1999): where few counts make the true curvature twice the
 * expected one, undamped steps would jump to and fro across the minimum.
 */
export function minimise(cost: Cost, parameters: readonly Parameter[]): Minimum {
  let values = Float64Array.from(parameters, (p) => clamp(p.start, p));
  let evaluation = cost(values);
  let damping = 1e-3;
  let refusal = 4;
  let edm = Infinity;
  let iterations = 0;
  const scratch = scratchFor(parameters.length);
  for (; iterations < MAX_ITERATIONS; iterations++) {
    const free = freeParameters(parameters, values, evaluation.gradient);
    edm = expectedDecrease(evaluation, free, scratch);
    if (edm < EDM_GOAL) {
      const settled = settledAtBounds(values, evaluation, parameters);
      const there = settled === null ? null : cost(settled);
      if (settled === null || there === null || !(there.cost <= evaluation.cost)) break;
      values = settled;
      evaluation = there;
      continue;
    }
    const step = dampedStep(evaluation, free, damping, scratch);
    const trial = step === null ? null : moved(values, step, free, parameters);
    const next = trial === null ? null : cost(trial);
    if (trial === null || next === null || !(next.cost <= evaluation.cost)) {
      damping *= refusal;
      refusal *= 2;
      if (damping > 1e12) break;
      continue;
    }
    const predicted = predictedDecrease(evaluation, values, trial);
    const ratio = predicted > 0 ? (evaluation.cost - next.cost) / predicted : 1;
    damping = Math.max(damping * Math.max(1 / 8, 1 - (2 * ratio - 1) ** 3), 1e-9);
    refusal = 4;
    values = trial;
    evaluation = next;
  }
  return { values, evaluation, edm, converged: edm < EDM_ENOUGH, iterations };
}

/**
 * The values with those parameters at their bound that lie less than a hundredth of an error from it and are pulled there;
 * null where there are none. Short of the bound, second derivatives are not those of a minimum.
 */
function settledAtBounds(
  values: Float64Array,
  { gradient, fisher }: CostEvaluation,
  parameters: readonly Parameter[],
): Float64Array<ArrayBuffer> | null {
  const settled = new Float64Array(values);
  parameters.forEach(({ lower, upper, fixed }, i) => {
    if (fixed) return;
    const value = values[i] ?? 0;
    const near = 0.01 * Math.sqrt(2 / Math.max(fisher[i * values.length + i] ?? 0, 1e-300));
    const slope = gradient[i] ?? 0;
    if (slope > 0 && value - lower < near) settled[i] = lower;
    if (slope < 0 && upper - value < near) settled[i] = upper;
  });
  return settled.some((value, i) => value !== values[i]) ? settled : null;
}

function clamp(value: number, { lower, upper }: Parameter): number {
  return Math.min(Math.max(value, lower), upper);
}

function freeParameters(parameters: readonly Parameter[], values: Float64Array, gradient: Float64Array): number[] {
  const free: number[] = [];
  for (const [i, p] of parameters.entries()) {
    const value = values[i] ?? 0;
    const slope = gradient[i] ?? 0;
    const held = p.fixed || (value <= p.lower && slope > 0) || (value >= p.upper && slope < 0);
    if (!held) free.push(i);
  }
  return free;
}

/** Where steps are computed: thousands of fits of few parameters would spend a fifth of their time on new arrays. */
interface Scratch {
  readonly matrix: Float64Array;
  readonly lower: Float64Array;
  readonly step: Float64Array;
}

function scratchFor(size: number): Scratch {
  const square = size * size;
  return { matrix: new Float64Array(square), lower: new Float64Array(square), step: new Float64Array(size) };
}

/**
 * The step -(F + damping diag F)^-1 g over the free parameters, or null where that matrix is singular. It lies in `scratch`
 * until the next one.
 */
function dampedStep(
  { gradient, fisher }: CostEvaluation,
  free: readonly number[],
  damping: number,
  { matrix, lower, step }: Scratch,
): Float64Array | null {
  const n = free.length;
  const size = gradient.length;
  for (let a = 0; a < n; a++) {
    const i = free[a] ?? 0;
    step[a] = -(gradient[i] ?? 0);
    for (let b = 0; b < n; b++) {
      const f = fisher[i * size + (free[b] ?? 0)] ?? 0;
      matrix[a * n + b] = a === b ? f * (1 + damping) + 1e-30 : f;
    }
  }
  return cholesky(matrix, n, lower) === null ? null : solveInPlace(lower, step, n);
}

/** What the quadratic model says that the cost falls by from `from` to `to`. */
function predictedDecrease({ gradient, fisher }: CostEvaluation, from: Float64Array, to: Float64Array): number {
  const size = from.length;
  let decrease = 0;
  for (let i = 0; i < size; i++) {
    const step = (to[i] ?? 0) - (from[i] ?? 0);
    if (step === 0) continue;
    let curvature = 0;
    for (let j = 0; j < size; j++) curvature += (fisher[i * size + j] ?? 0) * ((to[j] ?? 0) - (from[j] ?? 0));
    decrease -= step * ((gradient[i] ?? 0) + 0.5 * curvature);
  }
  return decrease;
}

function expectedDecrease(evaluation: CostEvaluation, free: readonly number[], scratch: Scratch): number {
  if (free.length === 0) return 0;
  const step = dampedStep(evaluation, free, 1e-12, scratch);
  if (step === null) return Infinity;
  let decrease = 0;
  free.forEach((i, a) => (decrease -= 0.5 * (evaluation.gradient[i] ?? 0) * (step[a] ?? 0)));
  return decrease;
}

function moved(
  values: Float64Array,
  step: Float64Array,
  free: readonly number[],
  parameters: readonly Parameter[],
): Float64Array<ArrayBuffer> {
  const trial = new Float64Array(values);
  free.forEach((i, a) => {
    const parameter = parameters[i];
    if (parameter !== undefined) trial[i] = clamp((values[i] ?? 0) + (step[a] ?? 0), parameter);
  });
  return trial;
}
