import { cumulativeShape, emptyCumulativeShape } from '../physics/lineShape';
import type { FixedShape } from '../physics/tabulatedShape';
import type { CountModel } from './poissonCost';

/** A line in a region. Its parameters are named by index, so that lines can share them (one sigma for a doublet). */
export interface LineTerm {
  /** Components of fixed distance from the line's position (unit of x) and fixed share; shares add up to 1. */
  readonly components: readonly { readonly offset: number; readonly share: number }[];
  readonly position: number;
  /** Counts of the whole line, all components, tail included, inside the region or not. */
  readonly area: number;
  readonly sigma: number;
  /** This line's sigma over that of the parameter, from the resolution law. */
  readonly sigmaScale: number;
  readonly tailFraction: number;
  readonly tailBeta: number;
}

/** A stretch of spectrum with equal bins in some unit of x (ADC channels or eV), its lines and a straight background. */
export interface Region {
  readonly firstEdge: number;
  readonly binWidth: number;
  readonly bins: number;
  readonly lines: readonly LineTerm[];
  /** Indices of the background's values at the two ends, in counts per unit of x; both >= 0 keep it positive. */
  readonly background: readonly [number, number];
  /** The shape of all lines where their tail is fixed: a table is faster. Their tail parameters then have no say. */
  readonly fixedShape?: FixedShape;
}

/** Expected counts of a region, integrated over each bin, with closed-form derivatives. */
export function regionModel(region: Region): CountModel {
  return (parameters, expected, jacobian) => {
    jacobian.fill(0);
    addBackground(region, parameters, expected, jacobian);
    for (const line of region.lines) addLine(region, line, parameters, expected, jacobian);
  };
}

function addBackground(region: Region, parameters: Float64Array, expected: Float64Array, jacobian: Float64Array): void {
  const { bins, binWidth, background } = region;
  const [low, high] = background;
  for (let i = 0; i < bins; i++) {
    const share = (i + 0.5) / bins;
    expected[i] = ((1 - share) * (parameters[low] ?? 0) + share * (parameters[high] ?? 0)) * binWidth;
    jacobian[low * bins + i] = (1 - share) * binWidth;
    jacobian[high * bins + i] = share * binWidth;
  }
}

/** Beyond these distances from a component, in its sigmas, all of it is below, or none of it is. */
const ALL_BELOW = 9;
const NONE_BELOW = -200;

function addLine(
  region: Region,
  line: LineTerm,
  parameters: Float64Array,
  expected: Float64Array,
  jacobian: Float64Array,
): void {
  const { bins, binWidth, firstEdge } = region;
  const area = parameters[line.area] ?? 0;
  const sigma = (parameters[line.sigma] ?? 0) * line.sigmaScale;
  const fraction = parameters[line.tailFraction] ?? 0;
  const beta = parameters[line.tailBeta] ?? 1;
  const shapeAt: FixedShape =
    region.fixedShape ??
    ((t, out) => {
      cumulativeShape(t, fraction, beta, out);
    });
  const tailIsFree = region.fixedShape === undefined;
  let below = emptyCumulativeShape();
  let above = emptyCumulativeShape();
  for (const { offset, share } of line.components) {
    const mu = (parameters[line.position] ?? 0) + offset;
    const counts = area * share;
    let tBelow = (firstEdge - mu) / sigma;
    shapeAt(tBelow, below);
    for (let i = 0; i < bins; i++) {
      const tAbove = (firstEdge + (i + 1) * binWidth - mu) / sigma;
      if (tBelow > ALL_BELOW) break;
      if (tAbove > NONE_BELOW) {
        shapeAt(tAbove, above);
        const inside = above.cdf - below.cdf;
        const bySigma = above.slope * tAbove - below.slope * tBelow;
        expected[i] = (expected[i] ?? 0) + counts * inside;
        add(jacobian, line.area * bins + i, share * inside);
        add(jacobian, line.position * bins + i, (-counts * (above.slope - below.slope)) / sigma);
        add(jacobian, line.sigma * bins + i, ((-counts * bySigma) / sigma) * line.sigmaScale);
        if (tailIsFree) {
          add(jacobian, line.tailFraction * bins + i, counts * (above.byFraction - below.byFraction));
          add(jacobian, line.tailBeta * bins + i, counts * (above.byBeta - below.byBeta));
        }
      }
      [below, above] = [above, below];
      tBelow = tAbove;
    }
  }
}

function add(values: Float64Array, index: number, by: number): void {
  values[index] = (values[index] ?? 0) + by;
}
