import { fitPoisson, costOver } from '../../fit/poissonFit';
import { minimise } from '../../fit/minimise';
import type { ForbiddenLine } from '../../physics/lines';
import type { CopperSetup } from '../copperModel';
import type { Measured } from '../results';
import { SIGNAL, searchModel, searchParameters } from './searchModel';

/** The search for the line in one set of counts (measured, or those of Asimov), everything else fitted anew. */
export interface Profiled {
  /** Cost with the line's counts held at `signal`. */
  readonly costAt: (signal: number) => number;
  /** The statistic of an upper limit on `signal` >= 0: 0 where the best fit has more. */
  readonly qAt: (signal: number) => number;
  /** Parameters and expected counts of the fit without the line. */
  readonly background: () => { readonly values: Float64Array; readonly expected: Float64Array };
}

/**
 * Profiles `counts` (the bins of `COPPER_REGION`) from `values`, the parameters of background alone; with `freeTail` the
 * tail's share of the lines is fitted as well.
 */
export function profiled(
  counts: Float64Array,
  setup: CopperSetup,
  line: ForbiddenLine,
  ratio: number,
  values: Float64Array,
  freeTail = false,
): Profiled {
  const model = searchModel(setup, line, ratio);
  let nearest = values;
  const costAt = (signal: number) => {
    const parameters = searchParameters(setup, nearest, { start: signal, lower: 0, fixed: true }, freeTail);
    const minimum = minimise(costOver(counts, model, parameters), parameters);
    nearest = minimum.values;
    return minimum.evaluation.cost;
  };
  const parameters = searchParameters(setup, values, { start: 0, lower: 0, fixed: false }, freeTail);
  const best = minimise(costOver(counts, model, parameters), parameters);
  const bestSignal = best.values[SIGNAL] ?? 0;
  const background = () => {
    costAt(0);
    const expected = new Float64Array(counts.length);
    model(nearest, expected, new Float64Array(nearest.length * counts.length));
    return { values: nearest, expected };
  };
  return {
    costAt,
    background,
    qAt: (signal) => (signal <= bestSignal ? 0 : Math.max(costAt(signal) - best.evaluation.cost, 0)),
  };
}

/** Counts of the line of either sign that the fit finds; null figures where it does not converge. */
export function foundCounts(
  counts: Float64Array,
  setup: CopperSetup,
  line: ForbiddenLine,
  ratio: number,
  values: Float64Array,
): Measured {
  const parameters = searchParameters(setup, values, { start: 0, lower: -Infinity, fixed: false });
  const fit = fitPoisson(counts, searchModel(setup, line, ratio), parameters);
  if (!fit.converged || fit.covariance === null) return { value: null, error: null };
  return { value: fit.values[SIGNAL] ?? null, error: fit.errors[SIGNAL] ?? null };
}
