/**
 * Poisson likelihood ratio of binned counts (Baker and Cousins, Nucl. Instrum. Meth. 221 (1984) 437):
 * cost = 2 sum [mu - n + n ln(n/mu)], which is -2 ln L up to a constant, so that an increase by 1 marks one standard
 * error, and whose minimum follows chi2 where counts are many.
 */

/**
 * Expected counts and their derivatives. Fills `expected` (one value per bin, > 0) and `jacobian` (shape
 * (parameter, bin), row major: d expected / d parameter).
 */
export type CountModel = (parameters: Float64Array, expected: Float64Array, jacobian: Float64Array) => void;

/** Cost with its gradient and the Fisher information of the cost (twice that of ln L), over all parameters. */
export interface CostEvaluation {
  cost: number;
  readonly gradient: Float64Array;
  /** Shape (parameter, parameter), row major. */
  readonly fisher: Float64Array;
}

/** Expectations below this are raised to it, so that an event where the model has nothing costs much, not infinity. */
const FLOOR = 1e-9;

/** A function that evaluates the cost of `model` against `counts` into a fresh record at each call. */
export function poissonCost(
  counts: ArrayLike<number>,
  model: CountModel,
  parameterCount: number,
): (parameters: Float64Array) => CostEvaluation {
  const bins = counts.length;
  const expected = new Float64Array(bins);
  const jacobian = new Float64Array(parameterCount * bins);
  const residual = new Float64Array(bins);
  const weight = new Float64Array(bins);
  const row = new Float64Array(bins);
  return (parameters) => {
    model(parameters, expected, jacobian);
    let cost = 0;
    for (let i = 0; i < bins; i++) {
      const n = counts[i] ?? 0;
      const mu = Math.max(expected[i] ?? 0, FLOOR);
      cost += mu - n + (n > 0 ? n * Math.log(n / mu) : 0);
      residual[i] = 1 - n / mu;
      weight[i] = 1 / mu;
    }
    const gradient = new Float64Array(parameterCount);
    const fisher = new Float64Array(parameterCount * parameterCount);
    for (let a = 0; a < parameterCount; a++) {
      const from = a * bins;
      let g = 0;
      for (let i = 0; i < bins; i++) {
        const derivative = jacobian[from + i] ?? 0;
        g += (residual[i] ?? 0) * derivative;
        row[i] = (weight[i] ?? 0) * derivative;
      }
      gradient[a] = 2 * g;
      for (let b = 0; b <= a; b++) {
        const other = b * bins;
        let f = 0;
        for (let i = 0; i < bins; i++) f += (row[i] ?? 0) * (jacobian[other + i] ?? 0);
        fisher[a * parameterCount + b] = 2 * f;
        fisher[b * parameterCount + a] = 2 * f;
      }
    }
    return { cost: 2 * cost, gradient, fisher };
  };
}
