import type { CostFit } from '../costFit';
import type { Parameter } from '../parameter';
import type { Correlation } from './fitInspection';

/** covariance_ij / (sigma_i sigma_j) of the parameters that have errors; null without a covariance. */
export function correlationOf({ covariance, errors }: CostFit, parameters: readonly Parameter[]): Correlation | null {
  if (covariance === null) return null;
  const size = parameters.length;
  const measured = parameters.flatMap((_, i) => ((errors[i] ?? 0) > 0 ? [i] : []));
  return {
    names: measured.map((i) => parameters[i]?.name ?? ''),
    values: Float64Array.from(
      measured.flatMap((i) =>
        measured.map((j) => (i === j ? 1 : (covariance[i * size + j] ?? 0) / ((errors[i] ?? 0) * (errors[j] ?? 0)))),
      ),
    ),
  };
}
