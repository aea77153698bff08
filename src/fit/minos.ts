import type { CostFit } from './costFit';
import { minimise } from './minimise';
import type { Parameter } from './parameter';
import type { Cost } from './poissonCost';

/** An error to one side: how far the parameter can go, or why that is not known. */
export type MinosError =
  { readonly error: number; readonly why: null } | { readonly error: null; readonly why: string };

/** Errors to both sides, as MINUIT's MINOS; `lower` is negative. */
export interface MinosErrors {
  readonly lower: MinosError;
  readonly upper: MinosError;
}

/** Square root of the rise of the cost that marks one standard error, and how well it has to be met. */
const RISE = 1;
const TOLERANCE = 1e-3;
const MAX_STEPS = 30;
/** A profile that falls by this below the fit's minimum shows that the fit ended in another one. */
const DEEPER = 0.01;

/**
 * Asymmetric one-sigma errors of one parameter: where the cost, minimised over all other parameters, is 1 above its
 * minimum (MINOS; James and Roos, Comput. Phys. Commun. 10 (1975) 343). The root of the rise is nearly straight, so that
 * a secant on it finds the place in a few fits.
 *
 * @param fit a converged fit of `cost`
 * @param index of the parameter, which must not be fixed
 */
export function minos(cost: Cost, fit: CostFit, parameters: readonly Parameter[], index: number): MinosErrors {
  const parameter = parameters[index];
  if (parameter === undefined || parameter.fixed) throw new RangeError('only a free parameter has errors');
  const side = (sign: -1 | 1) => oneSide(cost, fit, parameters, index, sign);
  return { lower: side(-1), upper: side(1) };
}

function oneSide(cost: Cost, fit: CostFit, parameters: readonly Parameter[], index: number, sign: -1 | 1): MinosError {
  const { name, lower, upper } = parameters[index] ?? { name: '', lower: 0, upper: 0 };
  const best = fit.values[index] ?? 0;
  const room = sign > 0 ? upper - best : best - lower;
  const unknown = (why: string): MinosError => ({ error: null, why });
  if (!(room > 0)) return unknown(`${name} is at its bound`);
  let others = fit.values;
  const rootRise = (distance: number): number | null => {
    const held = parameters.map((p, i) =>
      i === index
        ? { ...p, start: best + sign * distance, lower: -Infinity, upper: Infinity, fixed: true }
        : { ...p, start: others[i] ?? p.start },
    );
    const profile = minimise(cost, held);
    if (!profile.converged) return null;
    others = profile.values;
    const rise = profile.evaluation.cost - fit.cost;
    return rise < -DEEPER ? null : Math.sqrt(Math.max(rise, 0));
  };
  let [near, nearRise] = [0, 0];
  let [far, farRise] = [Infinity, Infinity];
  const hesse = fit.errors[index] ?? 0;
  let distance = Math.min(hesse > 0 ? hesse : 0.1 * Math.max(Math.abs(best), 1), room);
  for (let step = 0; step < MAX_STEPS; step++) {
    const rise = rootRise(distance);
    if (rise === null) return unknown(`no fit with ${name} at ${(best + sign * distance).toPrecision(5)}`);
    if (Math.abs(rise - RISE) < TOLERANCE) return { error: sign * distance, why: null };
    if (rise > RISE) [far, farRise] = [distance, rise];
    else if (distance >= room) return unknown(`${name} reaches its bound before one standard error`);
    else [near, nearRise] = [distance, rise];
    distance = nextDistance(near, nearRise, far, farRise, room);
  }
  return unknown(`the errors of ${name} were not found in ${String(MAX_STEPS)} steps`);
}

/** Where a straight root would cross, kept off the ends of the bracket; outwards while there is no far end. */
function nextDistance(near: number, nearRise: number, far: number, farRise: number, room: number): number {
  if (far === Infinity) {
    const slope = near > 0 ? nearRise / near : 0;
    return Math.min(slope > 0 ? Math.min(RISE / slope, 4 * near) * 1.02 : 2 * near, room);
  }
  const crossing = near + ((RISE - nearRise) * (far - near)) / (farRise - nearRise);
  const margin = 0.02 * (far - near);
  return Math.min(Math.max(crossing, near + margin), far - margin);
}
