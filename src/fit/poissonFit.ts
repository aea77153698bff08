import type { ErrorSource } from './errors';
import { fitCost, type CostFit } from './costFit';
import type { Parameter } from './parameter';
import { poissonCost, type Cost, type CountModel } from './poissonCost';

/** Cost of `model` against `counts` over those of `parameters` that are free. */
export function costOver(counts: ArrayLike<number>, model: CountModel, parameters: readonly Parameter[]): Cost {
  const adjustable = parameters.flatMap((p, i) => (p.fixed ? [] : [i]));
  return poissonCost(counts, model, parameters.length, adjustable);
}

/** Poisson maximum likelihood fit of `model` to `counts`. */
export function fitPoisson(
  counts: ArrayLike<number>,
  model: CountModel,
  parameters: readonly Parameter[],
  errorSource: ErrorSource = 'observed',
): CostFit {
  return fitCost(costOver(counts, model, parameters), parameters, { errorSource });
}
