import { cumulativeShape, emptyCumulativeShape } from '../../physics/lineShape';
import type { EdgesOfLine, FixedShape, ShapeAtEdges } from '../../physics/tabulatedShape';
import { lineStateOf, type LineTerm } from './lineTerm';
import { addAt, type Bins, type Term } from './term';
import { addByWidth } from './width';

/** Beyond these distances from a component, in its sigmas, all of it is below, or none of it is. */
const ALL_BELOW = 9;
const NONE_BELOW = -200;

/** A line of Gaussians with a common tail, integrated over bins (METHOD.md section 3), with closed-form derivatives. */
export function tailedLine(line: LineTerm, { firstEdge, binWidth, count }: Bins): Term {
  const { components, position, area, areaShare, tail, fixedShape } = line;
  const freeTail = fixedShape === undefined ? tail : undefined;
  return (parameters, expected, jacobian) => {
    const {
      position: at,
      area: wholeArea,
      share,
      spread,
      tailFraction: fraction,
      tailBeta: beta,
    } = lineStateOf(line, parameters);
    const { sigma } = spread;
    const shape = fixedShape ?? exactShape(fraction, beta);
    const edges = shapeFor(count + 1);
    const { cdf, slope } = edges;
    for (const component of components) {
      const mu = at + component.offset;
      const componentShare = share * component.share;
      const counts = wholeArea * componentShare;
      const bins = { firstEdge, binWidth, mu, sigma };
      const [first, stop] = reached(bins, count);
      shape(bins, first, stop, edges);
      for (let i = first; i < stop; i++) {
        const tBelow = (firstEdge + i * binWidth - mu) / sigma;
        const tAbove = (firstEdge + (i + 1) * binWidth - mu) / sigma;
        const slopeBelow = slope[i] ?? 0;
        const slopeAbove = slope[i + 1] ?? 0;
        const inside = (cdf[i + 1] ?? 0) - (cdf[i] ?? 0);
        addAt(expected, i, counts * inside);
        addAt(jacobian, area * count + i, componentShare * inside);
        addAt(jacobian, position * count + i, (-counts * (slopeAbove - slopeBelow)) / sigma);
        const bySigma = (-counts * (slopeAbove * tAbove - slopeBelow * tBelow)) / sigma;
        addByWidth(jacobian, spread, count, i, bySigma);
        if (areaShare !== undefined) addAt(jacobian, areaShare * count + i, wholeArea * component.share * inside);
        if (freeTail !== undefined) {
          addAt(jacobian, freeTail.fraction * count + i, counts * difference(edges.byFraction, i));
          addAt(jacobian, freeTail.beta * count + i, counts * difference(edges.byBeta, i));
        }
      }
    }
  };
}

function difference(values: Float64Array, edge: number): number {
  return (values[edge + 1] ?? 0) - (values[edge] ?? 0);
}

/** The first bin that a line reaches, and the first beyond it. */
function reached({ firstEdge, binWidth, mu, sigma }: EdgesOfLine, count: number): readonly [number, number] {
  const at = (edge: number) => (firstEdge + edge * binWidth - mu) / sigma;
  let first = 0;
  while (first < count && at(first + 1) <= NONE_BELOW) first++;
  let stop = first;
  while (stop < count && at(stop) <= ALL_BELOW) stop++;
  return [first, stop];
}

const exact = emptyCumulativeShape();

/** The shape with a free tail, and its derivatives by it. */
function exactShape(fraction: number, beta: number): FixedShape {
  return ({ firstEdge, binWidth, mu, sigma }, first, last, out) => {
    for (let edge = first; edge <= last; edge++) {
      cumulativeShape((firstEdge + edge * binWidth - mu) / sigma, fraction, beta, exact);
      out.cdf[edge] = exact.cdf;
      out.slope[edge] = exact.slope;
      out.byFraction[edge] = exact.byFraction;
      out.byBeta[edge] = exact.byBeta;
    }
  };
}

let scratch: ShapeAtEdges = emptyShape(0);

/** Room for as many edges, the same for every line: no term is entered while another one is at work. */
function shapeFor(edges: number): ShapeAtEdges {
  if (scratch.cdf.length < edges) scratch = emptyShape(2 * edges);
  return scratch;
}

function emptyShape(edges: number): ShapeAtEdges {
  const make = () => new Float64Array(edges);
  return { cdf: make(), slope: make(), byFraction: make(), byBeta: make() };
}
