/**
 * A smooth function as a table of cubics. Between two nodes the cubic has the function's value and slope at both ends
 * (Hermite), so it and its derivative belong together exactly: what an ascent needs. Its error is h^4/384 times the
 * fourth derivative, that of its derivative h^3/125 times it.
 */
export interface CubicTable {
  readonly low: number;
  /** Intervals per unit of the argument. */
  readonly perUnit: number;
  readonly intervals: number;
  /**
   * Four per interval: value = c0 + f (c1 + f (c2 + f c3)), f from 0 to 1 along the interval. So its derivative by the
   * argument is perUnit (c1 + f (2 c2 + 3 f c3)).
   */
  readonly coefficients: Float64Array;
}

/** The table of a function on [low, high] from its equidistant nodes, both ends among them: at least two. */
export function cubicTable<Node>(
  low: number,
  high: number,
  nodes: readonly Node[],
  valueOf: (node: Node) => number,
  slopeOf: (node: Node) => number,
): CubicTable {
  const intervals = nodes.length - 1;
  const step = (high - low) / intervals;
  const coefficients = new Float64Array(4 * intervals);
  let [value, rise] = [NaN, NaN];
  nodes.forEach((node, i) => {
    const [next, nextRise] = [valueOf(node), slopeOf(node) * step];
    if (i > 0) {
      const difference = next - value;
      coefficients[4 * i - 4] = value;
      coefficients[4 * i - 3] = rise;
      coefficients[4 * i - 2] = 3 * difference - 2 * rise - nextRise;
      coefficients[4 * i - 1] = rise + nextRise - 2 * difference;
    }
    [value, rise] = [next, nextRise];
  });
  return { low, perUnit: intervals / (high - low), intervals, coefficients };
}

/** The tabulated value at x, or NaN outside the table. */
export function tableAt({ low, perUnit, intervals, coefficients }: CubicTable, x: number): number {
  const position = (x - low) * perUnit;
  if (!(position >= 0 && position < intervals)) return NaN;
  const interval = Math.trunc(position);
  const f = position - interval;
  const c = 4 * interval;
  const [c0 = NaN, c1 = NaN, c2 = NaN, c3 = NaN] = [
    coefficients[c],
    coefficients[c + 1],
    coefficients[c + 2],
    coefficients[c + 3],
  ];
  return c0 + f * (c1 + f * (c2 + f * c3));
}
