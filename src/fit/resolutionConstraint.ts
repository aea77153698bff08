import { SILICON } from '../physics/lines';
import type { Constraint } from './jointCost';

/**
 * The resolution law sigma^2 = noise^2 + F w E as a constraint on a line whose width is a parameter of its own: satisfied
 * within `relativeError` of the width, as (sigma - law)/law. With an exact law, use the width by noise and Fano factor.
 *
 * @param line.sigma index of the line's width, in units of x of `evPerUnit` eV
 * @param law indices of the noise [eV] and the Fano factor
 */
export function resolutionConstraint(
  line: { readonly sigma: number; readonly energyEv: number; readonly evPerUnit: number },
  law: { readonly noiseEv: number; readonly fanoFactor: number },
  relativeError: number,
): Constraint {
  const pairs = SILICON.pairEnergyEv * line.energyEv;
  return {
    error: relativeError,
    at: (parameters) => {
      const noise = parameters[law.noiseEv] ?? 0;
      const square = noise * noise + (parameters[law.fanoFactor] ?? 0) * pairs;
      const expected = Math.sqrt(square);
      const ratio = ((parameters[line.sigma] ?? 0) * line.evPerUnit) / expected;
      return {
        value: ratio - 1,
        slopes: [
          { parameter: line.sigma, slope: line.evPerUnit / expected },
          { parameter: law.noiseEv, slope: (-ratio * noise) / square },
          { parameter: law.fanoFactor, slope: (-ratio * pairs) / (2 * square) },
        ],
      };
    },
  };
}
