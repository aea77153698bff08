import type { CountModel } from '../poissonCost';

/** Equal bins on an axis x: ADC channels or eV. */
export interface Bins {
  readonly firstEdge: number;
  readonly binWidth: number;
  readonly count: number;
}

/**
 * A summand of the expected counts: adds its counts in each bin to `expected` and its derivatives to `jacobian`, shape
 * (parameter, bin), row major.
 */
export type Term = (parameters: Float64Array, expected: Float64Array, jacobian: Float64Array) => void;

/** Expected counts as the sum of terms. */
export function sumOfTerms(terms: readonly Term[]): CountModel {
  return (parameters, expected, jacobian) => {
    expected.fill(0);
    jacobian.fill(0);
    for (const term of terms) term(parameters, expected, jacobian);
  };
}

/** `values[index] += by`. */
export function addAt(values: Float64Array, index: number, by: number): void {
  values[index] = (values[index] ?? 0) + by;
}
