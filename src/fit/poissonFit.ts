import { invertSymmetric } from '../math/linearAlgebra';
import { minimise } from './minimise';
import type { Parameter } from './parameter';
import { poissonCost, type Cost, type CostEvaluation, type CountModel } from './poissonCost';

/** A finished fit. Order of `values` and `errors` is that of the parameters. */
export interface PoissonFit {
  readonly values: Float64Array;
  /** One-sigma errors from the observed second derivatives; 0 for fixed parameters and those at a bound. */
  readonly errors: Float64Array;
  /** Shape (parameter, parameter), row major, zeros where fixed or at a bound; null where it is not positive. */
  readonly covariance: Float64Array | null;
  /** Baker-Cousins statistic at the minimum. */
  readonly cost: number;
  readonly edm: number;
  readonly converged: boolean;
  /** Names of parameters that ended at a bound. */
  readonly atBound: readonly string[];
}

/**
 * Where errors come from: `observed` second derivatives of the cost, as MINUIT's HESSE, or the `expected` ones (Fisher
 * information), which the fit has at hand anyway and which differ where counts are few.
 */
export type ErrorSource = 'observed' | 'expected';

/**
 * Poisson maximum likelihood fit of `model` to `counts`. Errors are those of the inverse second derivatives at the
 * minimum; the observed ones are differences of the closed-form gradient.
 */
export function fitPoisson(
  counts: ArrayLike<number>,
  model: CountModel,
  parameters: readonly Parameter[],
  errorSource: ErrorSource = 'observed',
): PoissonFit {
  const adjustable = parameters.flatMap((p, i) => (p.fixed ? [] : [i]));
  const cost = poissonCost(counts, model, parameters.length, adjustable);
  const { values, evaluation, edm, converged } = minimise(cost, parameters);
  const isFree = parameters.map((p, i) => !p.fixed && (values[i] ?? 0) > p.lower && (values[i] ?? 0) < p.upper);
  const free = isFree.flatMap((yes, i) => (yes ? [i] : []));
  const hessian =
    errorSource === 'observed'
      ? observedHessian(cost, values, evaluation, free)
      : expectedHessian(evaluation, values.length, free);
  const covariance = covarianceOf(hessian, values.length, free);
  const errors = Float64Array.from(parameters, (_, i) =>
    Math.sqrt(Math.max(covariance?.[i * parameters.length + i] ?? 0, 0)),
  );
  const atBound = parameters.flatMap((p, i) => (p.fixed || isFree[i] === true ? [] : [p.name]));
  return { values, errors, covariance, cost: evaluation.cost, edm, converged, atBound };
}

/** Second derivatives of the cost over the free parameters, by differences of its closed-form gradient. */
function observedHessian(
  cost: Cost,
  values: Float64Array,
  { fisher, gradient }: CostEvaluation,
  free: readonly number[],
): Float64Array {
  const size = values.length;
  const n = free.length;
  const hessian = new Float64Array(n * n);
  free.forEach((i, a) => {
    // A hundredth of the error: far above rounding, and third derivatives change a curvature by 1 % of their own size.
    const h = 0.01 * Math.sqrt(2 / Math.max(fisher[i * size + i] ?? 0, 1e-300));
    const up = cost(shifted(values, i, h), false).gradient;
    free.forEach((j, b) => (hessian[a * n + b] = ((up[j] ?? 0) - (gradient[j] ?? 0)) / h));
  });
  for (let a = 0; a < n; a++) {
    for (let b = 0; b < a; b++) {
      const mean = 0.5 * ((hessian[a * n + b] ?? 0) + (hessian[b * n + a] ?? 0));
      hessian[a * n + b] = mean;
      hessian[b * n + a] = mean;
    }
  }
  return hessian;
}

function expectedHessian({ fisher }: CostEvaluation, size: number, free: readonly number[]): Float64Array {
  return Float64Array.from(free.flatMap((i) => free.map((j) => fisher[i * size + j] ?? 0)));
}

/** 2 (d2 cost)^-1 over the free parameters, embedded in the full matrix; null where not positive definite. */
function covarianceOf(hessian: Float64Array, size: number, free: readonly number[]): Float64Array | null {
  const n = free.length;
  const inverse = invertSymmetric(hessian, n);
  if (inverse === null) return null;
  const covariance = new Float64Array(size * size);
  free.forEach((i, a) => {
    free.forEach((j, b) => (covariance[i * size + j] = 2 * (inverse[a * n + b] ?? 0)));
  });
  return covariance;
}

function shifted(values: Float64Array, index: number, by: number): Float64Array {
  const copy = Float64Array.from(values);
  copy[index] = (copy[index] ?? 0) + by;
  return copy;
}
