import type { OptimiserId } from '../../settings';

/** What an optimiser remembers between steps: arrays with one number per parameter. */
export type OptimiserState = readonly Float64Array[];

/**
 * An ascent rule as two pure functions: state goes in and comes out, nothing is changed in place. Parameters do not see
 * each other, so rows can be optimised side by side and started anew one by one.
 */
export interface Optimiser {
  readonly id: OptimiserId;
  /** The state before the first step, for `size` parameters. */
  readonly init: (size: number) => OptimiserState;
  /** The step (to be added to the parameters) that raises a function with this gradient, and the state after it. */
  readonly update: (
    state: OptimiserState,
    gradient: Float64Array,
    learningRate: number,
  ) => { readonly state: OptimiserState; readonly step: Float64Array };
}

/** The state in which these parameters are as before the first step: for steps that had to be taken back. */
export function forget(state: OptimiserState, parameters: readonly number[]): OptimiserState {
  return state.map((values) => {
    const kept = values.slice();
    for (const parameter of parameters) kept[parameter] = 0;
    return kept;
  });
}
