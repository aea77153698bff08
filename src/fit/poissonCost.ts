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

/**
 * Expectations below this are raised to it, so that an event where the model has nothing costs much, not infinity. A bin
 * with events costs more the further below it lies (the tangent of the logarithm), so that no fit is caught where a
 * background has become negative; an empty one costs nothing below zero, and does not pull.
 */
const FLOOR = 1e-9;

/**
 * Evaluates the cost at a point; where `withFisher` is false its gradient alone is sought: the Fisher information is left at
 * zero, and the cost of counts is NaN.
 */
export type Cost = (parameters: Float64Array, withFisher?: boolean) => CostEvaluation;

/**
 * The cost of `model` against `counts` as a function of the parameters. Gradient and Fisher information are filled for
 * the parameters whose indices stand in `free`, and zero for the others. Each call gives a fresh record.
 */
export function poissonCost(
  counts: ArrayLike<number>,
  model: CountModel,
  parameterCount: number,
  free: readonly number[],
): Cost {
  const bins = counts.length;
  const expected = new Float64Array(bins);
  const jacobian = new Float64Array(parameterCount * bins);
  const residual = new Float64Array(bins);
  const weight = new Float64Array(bins);
  const row = new Float64Array(bins);
  return (parameters, withFisher = true) => {
    model(parameters, expected, jacobian);
    let cost = 0;
    for (let i = 0; i < bins; i++) {
      const n = counts[i] ?? 0;
      const stated = expected[i] ?? 0;
      const mu = Math.max(stated, FLOOR);
      if (n === 0 && stated < 0) {
        residual[i] = 0;
        weight[i] = 0;
        continue;
      }
      if (withFisher) cost += mu - n + (n > 0 ? n * (Math.log(n / mu) + (mu - stated) / mu) : 0);
      residual[i] = 1 - n / mu;
      weight[i] = 1 / mu;
    }
    const gradient = new Float64Array(parameterCount);
    for (const a of free) gradient[a] = 2 * weightedSum(residual, jacobian, a * bins, bins);
    const fisher = new Float64Array(parameterCount * parameterCount);
    if (withFisher) fillFisher(fisher, parameterCount, free, jacobian, weight, row);
    return { cost: withFisher ? 2 * cost : NaN, gradient, fisher };
  };
}

function fillFisher(
  fisher: Float64Array,
  size: number,
  free: readonly number[],
  jacobian: Float64Array,
  weight: Float64Array,
  row: Float64Array,
): void {
  const bins = weight.length;
  for (const a of free) {
    for (let i = 0; i < bins; i++) row[i] = (weight[i] ?? 0) * (jacobian[a * bins + i] ?? 0);
    for (const b of free) {
      if (b > a) continue;
      const information = 2 * weightedSum(row, jacobian, b * bins, bins);
      fisher[a * size + b] = information;
      fisher[b * size + a] = information;
    }
  }
}

function weightedSum(weights: Float64Array, values: Float64Array, from: number, length: number): number {
  let sum = 0;
  for (let i = 0; i < length; i++) sum += (weights[i] ?? 0) * (values[from + i] ?? 0);
  return sum;
}
