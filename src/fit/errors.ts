import { invertSymmetric } from '../math/linearAlgebra';
import type { Parameter } from './parameter';
import type { Cost, CostEvaluation } from './poissonCost';

/**
 * Where errors come from: `observed` second derivatives of the cost, as MINUIT's HESSE, or the `expected` ones (Fisher
 * information), which the fit has at hand anyway and which differ where counts are few.
 */
export type ErrorSource = 'observed' | 'expected';

/**
 * Second derivatives of the cost over the free parameters, by central differences of its closed-form gradient: where
 * parameters are nearly degenerate (a free tail), one-sided ones put errors wrong by 7 %. No step leaves the bounds,
 * beyond which a model may expect less than nothing.
 */
export function observedHessian(
  cost: Cost,
  values: Float64Array,
  { fisher }: CostEvaluation,
  parameters: readonly Parameter[],
  free: readonly number[],
): Float64Array {
  const size = values.length;
  const n = free.length;
  const hessian = new Float64Array(n * n);
  free.forEach((i, a) => {
    // A hundredth of the error: far above rounding, and fourth derivatives do not yet matter.
    const h = 0.01 * Math.sqrt(2 / Math.max(fisher[i * size + i] ?? 0, 1e-300));
    const { lower, upper } = parameters[i] ?? { lower: -Infinity, upper: Infinity };
    const from = Math.max((values[i] ?? 0) - h, lower);
    const to = Math.min((values[i] ?? 0) + h, upper);
    const down = cost(replaced(values, i, from), false).gradient;
    const up = cost(replaced(values, i, to), false).gradient;
    free.forEach((j, b) => (hessian[a * n + b] = ((up[j] ?? 0) - (down[j] ?? 0)) / (to - from)));
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

export function expectedHessian({ fisher }: CostEvaluation, size: number, free: readonly number[]): Float64Array {
  return Float64Array.from(free.flatMap((i) => free.map((j) => fisher[i * size + j] ?? 0)));
}

/** 2 (d2 cost)^-1 over the free parameters, embedded in the full matrix; null where not positive definite. */
export function covarianceOf(hessian: Float64Array, size: number, free: readonly number[]): Float64Array | null {
  const n = free.length;
  const inverse = invertSymmetric(hessian, n);
  if (inverse === null) return null;
  const covariance = new Float64Array(size * size);
  free.forEach((i, a) => {
    free.forEach((j, b) => (covariance[i * size + j] = 2 * (inverse[a * n + b] ?? 0)));
  });
  return covariance;
}

function replaced(values: Float64Array, index: number, by: number): Float64Array {
  const copy = values.slice();
  copy[index] = by;
  return copy;
}
