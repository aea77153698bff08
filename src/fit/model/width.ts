import { SILICON } from '../../physics/lines';
import { addAt } from './term';

/**
 * Width of a line: a parameter of its own, times a fixed scale so that lines can share it; or what the resolution law
 * sigma^2 = noise^2 + F w E gives (METHOD.md section 4), so that noise [eV] and Fano factor are the parameters.
 */
export type Width =
  | { readonly sigma: number; readonly scale: number }
  | { readonly noiseEv: number; readonly fanoFactor: number; readonly energyEv: number; readonly evPerUnit: number };

/** A width at one point of the parameters: its value in units of x and its derivative by the parameters it depends on. */
export interface Spread {
  readonly sigma: number;
  readonly by: readonly { readonly parameter: number; readonly slope: number }[];
}

export function spreadOf(width: Width, parameters: Float64Array): Spread {
  if ('sigma' in width) {
    const { sigma, scale } = width;
    return { sigma: (parameters[sigma] ?? 0) * scale, by: [{ parameter: sigma, slope: scale }] };
  }
  const { noiseEv, fanoFactor, energyEv, evPerUnit } = width;
  const noise = parameters[noiseEv] ?? 0;
  const pairs = SILICON.pairEnergyEv * energyEv;
  const sigmaEv = Math.sqrt(noise * noise + (parameters[fanoFactor] ?? 0) * pairs);
  return {
    sigma: sigmaEv / evPerUnit,
    by: [
      { parameter: noiseEv, slope: noise / sigmaEv / evPerUnit },
      { parameter: fanoFactor, slope: pairs / (2 * sigmaEv) / evPerUnit },
    ],
  };
}

/** Adds a derivative by the width in bin `i` of `count` to the parameters that the width depends on. */
export function addByWidth(jacobian: Float64Array, { by }: Spread, count: number, i: number, bySigma: number): void {
  for (const { parameter, slope } of by) addAt(jacobian, parameter * count + i, bySigma * slope);
}
