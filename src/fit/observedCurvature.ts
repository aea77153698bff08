import { cholesky } from '../math/linearAlgebra';
import { observedHessian } from './errors';
import type { Parameter } from './parameter';
import type { Cost } from './poissonCost';

/**
 * The same cost with the observed second derivatives in place of the Fisher information, wherever they are positive: where
 * the model is far from the data or counts are few, the two differ, and steps by the latter may stall.
 */
export function withObservedCurvature(cost: Cost, parameters: readonly Parameter[]): Cost {
  const free = parameters.flatMap((p, i) => (p.fixed ? [] : [i]));
  return (values, withFisher = true) => {
    const evaluation = cost(values, withFisher);
    if (!withFisher) return evaluation;
    const hessian = observedHessian(cost, values, evaluation, parameters, free);
    const n = free.length;
    if (cholesky(hessian, n) === null) return evaluation;
    const fisher = Float64Array.from(evaluation.fisher);
    free.forEach((i, a) => {
      free.forEach((j, b) => (fisher[i * values.length + j] = hessian[a * n + b] ?? 0));
    });
    return { ...evaluation, fisher };
  };
}
