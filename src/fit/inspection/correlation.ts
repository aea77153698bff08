import type { CostFit } from '../costFit';
import type { Parameter } from '../parameter';
import type { Correlation } from './fitInspection';

/**
 * covariance_ij / (sigma_i sigma_j) of the parameters that have errors; null without a covariance.
 *
 * @param order indices of parameters as they are to be listed
 */
export function correlationOf(
  { covariance, errors }: CostFit,
  parameters: readonly Parameter[],
  order: readonly number[],
): Correlation | null {
  if (covariance === null) return null;
  const size = parameters.length;
  const measured = order.filter((i) => (errors[i] ?? 0) > 0);
  return {
    names: measured.map((i) => parameters[i]?.name ?? ''),
    values: Float64Array.from(
      measured.flatMap((i) =>
        measured.map((j) => (i === j ? 1 : (covariance[i * size + j] ?? 0) / ((errors[i] ?? 0) * (errors[j] ?? 0)))),
      ),
    ),
  };
}
