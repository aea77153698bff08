/** Nodes in [-1, 1] and weights, which add up to 2. */
export interface Quadrature {
  readonly nodes: Float64Array;
  readonly weights: Float64Array;
}

/** Gauss-Legendre rules of 2 and 4 nodes, exact for polynomials up to degree 3 and 7. */
const TWO: Quadrature = {
  nodes: Float64Array.of(-Math.sqrt(1 / 3), Math.sqrt(1 / 3)),
  weights: Float64Array.of(1, 1),
};
const INNER = Math.sqrt(3 / 7 - (2 / 7) * Math.sqrt(6 / 5));
const OUTER = Math.sqrt(3 / 7 + (2 / 7) * Math.sqrt(6 / 5));
const INNER_WEIGHT = (18 + Math.sqrt(30)) / 36;
const OUTER_WEIGHT = (18 - Math.sqrt(30)) / 36;
const FOUR: Quadrature = {
  nodes: Float64Array.of(-OUTER, -INNER, INNER, OUTER),
  weights: Float64Array.of(OUTER_WEIGHT, INNER_WEIGHT, INNER_WEIGHT, OUTER_WEIGHT),
};
/** Bins up to these many sigmas wide: 2 nodes are good to 1e-6 of the peak, 4 to 1e-6. */
const NARROW = 0.2;
const STEP = 1;

/** A rule for the integral of a line shape over a bin that is `widthSigma` sigmas wide; wide bins are cut in steps. */
export function quadrature(widthSigma: number): Quadrature {
  if (widthSigma <= NARROW) return TWO;
  const steps = Math.ceil(widthSigma / STEP);
  if (steps === 1) return FOUR;
  const nodes: number[] = [];
  const weights: number[] = [];
  for (let step = 0; step < steps; step++) {
    FOUR.nodes.forEach((node, k) => {
      nodes.push((2 * step + 1 + node) / steps - 1);
      weights.push((FOUR.weights[k] ?? 0) / steps);
    });
  }
  return { nodes: Float64Array.from(nodes), weights: Float64Array.from(weights) };
}
