import type { Parameter } from '../parameter';
import type { CountModel } from '../poissonCost';
import { constant, exponential, sloped, straightBetween, template } from './backgrounds';
import { tailedLine } from './tailedLine';
import { shelf } from './shelf';
import { shoulder } from './shoulder';
import { sumOfTerms, type Bins, type Term } from './term';
import { voigtLine } from './voigtLine';
import type { ModelComponent, NamedWidth } from './modelComponent';
import type { Width } from './width';

/** A region of spectrum as a sum of components whose parameters go by name: who uses the same name shares it. */
export interface RegionModel {
  readonly bins: Bins;
  readonly components: readonly ModelComponent[];
}

/** A model ready to be fitted. */
export interface BuiltModel {
  /** Sum of all components. */
  readonly model: CountModel;
  /** Expected counts per bin. */
  readonly totalAt: (values: Float64Array) => Float64Array;
  /** Expected counts per bin of each component alone, in the order of the model's components. */
  readonly partsAt: (values: Float64Array) => readonly Float64Array[];
}

/**
 * Builds the model of a region over `parameters`, which may be those of several regions.
 *
 * @throws RangeError for a name that no parameter has, and for two parameters of one name.
 */
export function buildModel({ bins, components }: RegionModel, parameters: readonly Parameter[]): BuiltModel {
  const indices = new Map(parameters.map(({ name }, index) => [name, index]));
  if (indices.size !== parameters.length) throw new RangeError('two parameters have the same name');
  const indexOf = (name: string): number => {
    const index = indices.get(name);
    if (index === undefined) throw new RangeError(`no parameter is called "${name}"`);
    return index;
  };
  const terms = components.map((component) => termOf(component, bins, indexOf));
  const model = sumOfTerms(terms);
  const evaluated = (term: Term, values: Float64Array) => {
    const expected = new Float64Array(bins.count);
    term(values, expected, new Float64Array(values.length * bins.count));
    return expected;
  };
  return {
    model,
    totalAt: (values) => evaluated(model, values),
    partsAt: (values) => terms.map((term) => evaluated(term, values)),
  };
}

type IndexOf = (name: string) => number;

function termOf(component: ModelComponent, bins: Bins, indexOf: IndexOf): Term {
  switch (component.kind) {
    case 'line': {
      const { components, fixedShape, profile, areaShare, tail } = component;
      const common = {
        position: indexOf(component.position),
        area: indexOf(component.area),
        width: widthOf(component.width, indexOf),
        ...(areaShare === undefined ? {} : { areaShare: indexOf(areaShare) }),
        ...(tail === undefined ? {} : { tail: { fraction: indexOf(tail.fraction), beta: indexOf(tail.beta) } }),
      };
      if (profile === 'voigt') return voigtLine({ ...common, components }, bins);
      return tailedLine({ ...common, components, ...(fixedShape === undefined ? {} : { fixedShape }) }, bins);
    }
    case 'shelf': {
      const { position, area, width, perUnit } = component;
      const own = { position: indexOf(position), area: indexOf(area), perUnit: indexOf(perUnit) };
      return shelf({ ...own, width: widthOf(width, indexOf) }, bins);
    }
    case 'shoulder': {
      const { position, area, share, width, reach } = component;
      const own = { position: indexOf(position), area: indexOf(area), share: indexOf(share), reach };
      return shoulder({ ...own, width: widthOf(width, indexOf) }, bins);
    }
    case 'constant':
      return constant(indexOf(component.level), bins);
    case 'straight':
      return straightBetween(indexOf(component.low), indexOf(component.high), bins);
    case 'sloped':
      return sloped(indexOf(component.level), indexOf(component.slope), bins);
    case 'exponential':
      return exponential(indexOf(component.level), indexOf(component.rate), bins);
    case 'template':
      return template(indexOf(component.scale), component.counts, bins);
  }
}

function widthOf(width: NamedWidth, indexOf: IndexOf): Width {
  if ('sigma' in width) return { sigma: indexOf(width.sigma), scale: width.scale ?? 1 };
  return { ...width, noiseEv: indexOf(width.noiseEv), fanoFactor: indexOf(width.fanoFactor) };
}
