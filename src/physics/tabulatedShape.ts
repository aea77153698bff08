import { cumulativeShape, emptyCumulativeShape } from './lineShape';

/** A line shape at the edges of bins: what `cumulativeShape` says of each. */
export interface ShapeAtEdges {
  readonly cdf: Float64Array;
  readonly slope: Float64Array;
  readonly byFraction: Float64Array;
  readonly byBeta: Float64Array;
}

/** Equal bins seen from a line: edge `i` is at t = (firstEdge + i binWidth - mu)/sigma. */
export interface EdgesOfLine {
  readonly firstEdge: number;
  readonly binWidth: number;
  readonly mu: number;
  readonly sigma: number;
}

/**
 * Fills `out.cdf` and `out.slope` at the edges `from` to `to`, both included; the derivatives by fraction and slope of the
 * tail stay as they were. All edges at once: a call for each would box its numbers.
 */
export type FixedShape = (edges: EdgesOfLine, from: number, to: number, out: ShapeAtEdges) => void;

const FROM = -12;
const TO = 9;
const STEP = 0.02;

/**
 * The cumulative line shape of a fixed tail as a table with cubic Hermite interpolation: ten times faster than exp and
 * erfc, cdf within 1e-9 and slope (the derivative of the interpolant, so that gradients stay consistent) within 1e-6.
 * Outside -12 to 9 sigma the exact shape is evaluated.
 */
export function tabulateShape(fraction: number, beta: number): FixedShape {
  const knots = Math.round((TO - FROM) / STEP) + 1;
  const cdf = new Float64Array(knots);
  const slope = new Float64Array(knots);
  const exact = emptyCumulativeShape();
  for (let i = 0; i < knots; i++) {
    cumulativeShape(FROM + i * STEP, fraction, beta, exact);
    cdf[i] = exact.cdf;
    slope[i] = exact.slope;
  }
  return ({ firstEdge, binWidth, mu, sigma }, first, last, out) => {
    for (let edge = first; edge <= last; edge++) {
      const t = (firstEdge + edge * binWidth - mu) / sigma;
      if (t < FROM || t >= TO) {
        cumulativeShape(t, fraction, beta, exact);
        out.cdf[edge] = exact.cdf;
        out.slope[edge] = exact.slope;
        continue;
      }
      const x = (t - FROM) / STEP;
      const i = Math.min(Math.floor(x), knots - 2);
      const u = x - i;
      const from = cdf[i] ?? 0;
      const rise = (cdf[i + 1] ?? 0) - from;
      const left = (slope[i] ?? 0) * STEP;
      const right = (slope[i + 1] ?? 0) * STEP;
      const cubic = left + right - 2 * rise;
      const square = rise - left - cubic;
      out.cdf[edge] = from + u * (left + u * (square + u * cubic));
      out.slope[edge] = (left + u * (2 * square + 3 * u * cubic)) / STEP;
    }
  };
}
