import { PARAMETERS_PER_ROW, type Optimiser, type OptimiserState } from './optimiser';

/** Steps that are remembered: more than a row has parameters, so that old curvature can be outvoted. */
const MEMORY = 10;

/** A pair counts where s.y exceeds this part of |s||y|: below, the function is not concave there, or it is rounding. */
const LEAST_CURVATURE = 1e-6;

/** Per parameter: 1 once there was a gradient, where it was taken, the gradient, and the step proposed from there. */
const HEAD = 4;

/**
 * L-BFGS (Liu and Nocedal, Math. Programming 45 (1989) 503; Nocedal and Wright, Numerical Optimization, algorithm 7.4)
 * upwards: the step is learning rate x H g, H the inverse curvature that the last ten steps of the row have shown. Rows
 * are blocks that do not see each other. H is positive definite, so the step leads uphill; that it does not go too far
 * is seen to by the guard of the ascent, which halves it along the same direction: a backtracking line search. The first
 * step is that of plain descent.
 */
export const lbfgs: Optimiser = {
  id: 'lbfgs',
  backtracks: true,
  init: (size) => Array.from({ length: HEAD + 2 * MEMORY }, () => new Float64Array(size)),
  update: ([known, lastZ, lastGradient, lastStep, ...history], gradient, learningRate, point) => {
    const z = point?.z ?? gradient.map((_, i) => (lastZ?.[i] ?? 0) + (lastStep?.[i] ?? 0));
    const since = (now: Float64Array, last: Float64Array | undefined) =>
      now.map((value, i) => (known?.[i] ?? 0) * (value - (last?.[i] ?? 0)));
    const s = since(z, lastZ);
    const y = since(gradient, lastGradient).map((change) => -change);
    dropUncurved(s, y);
    const pairs = [s, y, ...history.slice(0, -2)];
    const step = new Float64Array(gradient.length);
    for (let row = 0; row < gradient.length; row += PARAMETERS_PER_ROW) {
      step.set(ascentOf(pairs, gradient, row), row);
    }
    const scaled = step.map((value) => learningRate * value);
    return {
      state: [new Float64Array(gradient.length).fill(1), z.slice(), gradient.slice(), scaled, ...pairs],
      step: scaled,
    };
  },
};

/** Sets those rows of a new pair to zero that show no negative curvature: they do not enter H. */
function dropUncurved(s: Float64Array, y: Float64Array): void {
  for (let row = 0; row < s.length; row += PARAMETERS_PER_ROW) {
    const [own, other] = [rowOf(s, row), rowOf(y, row)];
    if (dot(own, other) > LEAST_CURVATURE * Math.sqrt(dot(own, own) * dot(other, other))) continue;
    own.fill(0);
    other.fill(0);
  }
}

/** H g of the row that begins at parameter `row`, by the two-loop recursion; newest pair first. */
function ascentOf(pairs: OptimiserState, gradient: Float64Array, row: number): Float64Array {
  const direction = rowOf(gradient, row).slice();
  const used: { s: Float64Array; y: Float64Array; curvature: number; alpha: number }[] = [];
  for (let pair = 0; pair + 1 < pairs.length; pair += 2) {
    const s = rowOf(pairs[pair], row);
    const y = rowOf(pairs[pair + 1], row);
    const curvature = dot(s, y);
    if (!(curvature > 0)) continue;
    const alpha = dot(s, direction) / curvature;
    addTo(direction, y, -alpha);
    used.push({ s, y, curvature, alpha });
  }
  const [newest] = used;
  if (newest !== undefined) {
    const scale = newest.curvature / dot(newest.y, newest.y);
    direction.forEach((value, i) => (direction[i] = scale * value));
  }
  for (const { s, y, curvature, alpha } of used.reverse()) addTo(direction, s, alpha - dot(y, direction) / curvature);
  return direction;
}

function rowOf(values: Float64Array | undefined, row: number): Float64Array {
  return values?.subarray(row, row + PARAMETERS_PER_ROW) ?? new Float64Array(0);
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

function addTo(target: Float64Array, values: Float64Array, factor: number): void {
  for (let i = 0; i < target.length; i++) target[i] = (target[i] ?? 0) + factor * (values[i] ?? 0);
}
