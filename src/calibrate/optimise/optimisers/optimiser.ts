import type { OptimiserId } from '../../settings';

/** What an optimiser remembers between steps: arrays with one number per parameter. */
export type OptimiserState = readonly Float64Array[];

/** Parameters per row: rules that look at more than one parameter look at those of one row. */
export const PARAMETERS_PER_ROW = 3;

/** Where a gradient was taken: for rules that need to know. */
export interface OptimiserPoint {
  /** Parameters, shape (row, 3). */
  readonly z: Float64Array;
  /** Metric of each row there, shape (row, 9), for a rule that `usesMetric`. */
  readonly metric: Float64Array | null;
}

/**
 * An ascent rule as two pure functions: state goes in and comes out, nothing is changed in place. Rows do not see each
 * other, so they can be optimised side by side and started anew one by one.
 */
export interface Optimiser {
  readonly id: OptimiserId;
  /** Whether `update` wants the metric of the point. */
  readonly usesMetric?: boolean;
  /**
   * Whether its steps are directions to be searched: one that is taken back is tried again at half its length, and the
   * row forgets nothing.
   */
  readonly backtracks?: boolean;
  /** The state before the first step, for `size` parameters. */
  readonly init: (size: number) => OptimiserState;
  /**
   * The step (to be added to the parameters) that raises a function with this gradient, and the state after it. Without
   * a point the last step counts as taken in full, and the metric as the unit matrix.
   */
  readonly update: (
    state: OptimiserState,
    gradient: Float64Array,
    learningRate: number,
    point?: OptimiserPoint,
  ) => { readonly state: OptimiserState; readonly step: Float64Array };
}

/** The state in which these parameters are as before the first step: for steps that had to be taken back. */
export function forget(state: OptimiserState, parameters: readonly number[]): OptimiserState {
  if (parameters.length === 0) return state;
  return state.map((values) => {
    const kept = values.slice();
    for (const parameter of parameters) kept[parameter] = 0;
    return kept;
  });
}
