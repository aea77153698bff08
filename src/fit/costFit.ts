import { covarianceOf, expectedHessian, observedHessian, type ErrorSource } from './errors';
import { minimise, type Minimum } from './minimise';
import { withObservedCurvature } from './observedCurvature';
import type { Parameter } from './parameter';
import type { Cost } from './poissonCost';

/** A finished fit. Order of `values` and `errors` is that of the parameters. */
export interface CostFit {
  readonly values: Float64Array;
  /** One-sigma errors from the observed second derivatives; 0 for fixed parameters and those at a bound. */
  readonly errors: Float64Array;
  /** Shape (parameter, parameter), row major, zeros where fixed or at a bound; null where it is not positive. */
  readonly covariance: Float64Array | null;
  /** The cost at the minimum; of counts alone, the Baker-Cousins statistic. */
  readonly cost: number;
  readonly edm: number;
  readonly converged: boolean;
  /** Names of parameters that ended at a bound. */
  readonly atBound: readonly string[];
}

export interface CostFitOptions {
  /** `observed` unless said otherwise. */
  readonly errorSource?: ErrorSource;
  /** Further points to start from; the lowest minimum counts. */
  readonly otherStarts?: readonly Float64Array[];
}

/**
 * Minimises `cost` from the parameters' start and from every other one. Where the Fisher matrix leads nowhere, it goes on
 * from there with the observed second derivatives. An increase of the cost by 1 is one standard error; errors are those
 * of the inverse second derivatives at the minimum, the observed ones being differences of the closed-form gradient.
 */
export function fitCost(
  cost: Cost,
  parameters: readonly Parameter[],
  { errorSource = 'observed', otherStarts = [] }: CostFitOptions = {},
): CostFit {
  let best = minimiseSurely(cost, parameters);
  for (const start of otherStarts) {
    const other = minimiseSurely(cost, startingAt(parameters, start));
    if (isBetter(other, best)) best = other;
  }
  const { values, evaluation, edm, converged } = best;
  const isFree = parameters.map((p, i) => !p.fixed && (values[i] ?? 0) > p.lower && (values[i] ?? 0) < p.upper);
  const free = isFree.flatMap((yes, i) => (yes ? [i] : []));
  const hessian =
    errorSource === 'observed'
      ? observedHessian(cost, values, evaluation, parameters, free)
      : expectedHessian(evaluation, values.length, free);
  const covariance = covarianceOf(hessian, values.length, free);
  const errors = Float64Array.from(parameters, (_, i) =>
    Math.sqrt(Math.max(covariance?.[i * parameters.length + i] ?? 0, 0)),
  );
  const atBound = parameters.flatMap((p, i) => (p.fixed || isFree[i] === true ? [] : [p.name]));
  return { values, errors, covariance, cost: evaluation.cost, edm, converged, atBound };
}

/** The same parameters with another start. */
function startingAt(parameters: readonly Parameter[], values: ArrayLike<number>): Parameter[] {
  return parameters.map((parameter, i) => ({ ...parameter, start: values[i] ?? parameter.start }));
}

function minimiseSurely(cost: Cost, parameters: readonly Parameter[]): Minimum {
  const first = minimise(cost, parameters);
  if (first.converged) return first;
  const second = minimise(withObservedCurvature(cost, parameters), startingAt(parameters, first.values));
  return isBetter(second, first) ? { ...second, evaluation: cost(second.values) } : first;
}

function isBetter(one: Minimum, other: Minimum): boolean {
  if (one.converged !== other.converged) return one.converged;
  return one.evaluation.cost < other.evaluation.cost;
}
