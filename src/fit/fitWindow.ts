import { fitCost, type CostFit } from './costFit';
import { goodnessOf, type Goodness } from './goodness';
import type { LineWindow } from './lineWindow';
import { buildModel, type BuiltModel } from './model/language';
import type { Parameter } from './parameter';
import type { Cost } from './poissonCost';
import { costOver } from './poissonFit';
import {
  positionName,
  SIGMA,
  TAIL_FRACTION,
  TAIL_SLOPE,
  windowModel,
  type WindowModel,
  type WindowOptions,
} from './windowModel';

/** A fitted window. */
export interface FittedWindow extends WindowModel {
  readonly built: BuiltModel;
  readonly cost: Cost;
  readonly fit: CostFit;
  /** Expected counts per bin at the minimum. */
  readonly expected: Float64Array;
  readonly goodness: Goodness;
  /** Value, error of a parameter by its name; 0 for one that the window does not have. */
  readonly valueOf: (name: string) => number;
  readonly errorOf: (name: string) => number;
}

/**
 * A free tail has to lower the cost by this to stay. Without it two parameters are gone, one of which had a bound at 0:
 * half a chi2 of 1 and half a chi2 of 2 degrees of freedom, which exceed 6 by chance in 3 % of spectra without a tail.
 */
const TAIL_WANTED = 6;
/** Other starts, where the first leads to no minimum: positions moved by these many sigmas, widths by these factors. */
const MOVES = [-1.5, 1.5] as const;
const STRETCHES = [0.65, 1.5] as const;

/** Poisson likelihood fit of a window's lines (`windowModel`); a free tail that the data do not want is taken out. */
export function fitWindow(spectrum: Uint32Array, window: LineWindow, options: WindowOptions): FittedWindow {
  const model = windowModel(spectrum, window, options);
  const fitted = fitModel(model, window, options);
  if (options.tail === 'fixed' || fitted.valueOf(TAIL_FRACTION) === 0) return fitted;
  const bare = fitModel({ ...model, parameters: withoutTail(model.parameters) }, window, options);
  return bare.fit.converged && bare.fit.cost - fitted.fit.cost < TAIL_WANTED ? bare : fitted;
}

function withoutTail(parameters: readonly Parameter[]): Parameter[] {
  return parameters.map((p) => {
    if (p.name === TAIL_FRACTION) return { ...p, start: 0, fixed: true };
    return p.name === TAIL_SLOPE ? { ...p, fixed: true } : p;
  });
}

/** The fit of one model of a window: where the first start leads nowhere, others are tried. */
export function fitModel(
  model: WindowModel,
  window: LineWindow,
  { errors }: Pick<WindowOptions, 'errors'>,
): FittedWindow {
  const { counts, parameters, region } = model;
  const built = buildModel(region, parameters);
  const cost = costOver(counts, built.model, parameters);
  const errorSource = errors ?? 'observed';
  let fit = fitCost(cost, parameters, { errorSource });
  if (!fit.converged || fit.atBound.some((name) => isOfLine(name))) {
    fit = fitCost(cost, parameters, { errorSource, otherStarts: otherStarts(parameters, window) });
  }
  const expected = built.totalAt(fit.values);
  const free = parameters.filter((p) => !p.fixed).length;
  const indexOf = (name: string) => parameters.findIndex((parameter) => parameter.name === name);
  return {
    ...model,
    built,
    cost,
    fit,
    expected,
    goodness: goodnessOf(counts, expected, free),
    valueOf: (name) => fit.values[indexOf(name)] ?? 0,
    errorOf: (name) => fit.errors[indexOf(name)] ?? 0,
  };
}

/** Not of the background or the tail, which often end at 0 and rightly so. */
function isOfLine(name: string): boolean {
  return name === SIGMA || name.endsWith(' position') || name.endsWith(' area');
}

function otherStarts(parameters: readonly Parameter[], { peaks }: LineWindow): Float64Array[] {
  const sigma = parameters.find(({ name }) => name === SIGMA)?.start ?? 1;
  const positions = new Set(peaks.map(({ line }) => positionName(line)));
  const starts = (change: (parameter: Parameter) => number) => Float64Array.from(parameters, change);
  return [
    ...MOVES.map((move) => starts(({ name, start }) => (positions.has(name) ? start + move * sigma : start))),
    ...STRETCHES.map((factor) =>
      starts(({ name, start, fixed }) => (name === SIGMA && !fixed ? factor * start : start)),
    ),
  ];
}
