interface Vertex {
  readonly at: readonly number[];
  readonly value: number;
}

/**
 * Minimum of `cost` by the downhill simplex (Nelder and Mead, Computer Journal 7 (1965) 308), started again from its
 * end until that no longer helps, since a simplex can collapse early.
 */
export function nelderMead(
  cost: (at: readonly number[]) => number,
  start: readonly number[],
  steps: readonly number[],
): Vertex {
  let best: Vertex = { at: start, value: cost(start) };
  for (let round = 0; round < 20; round++) {
    const found = descend(cost, best, steps);
    const gain = best.value - found.value;
    best = found;
    if (round > 0 && gain < 1e-7) return best;
  }
  throw new Error('the downhill simplex did not settle');
}

function descend(cost: (at: readonly number[]) => number, start: Vertex, steps: readonly number[]): Vertex {
  const vertexAt = (at: readonly number[]): Vertex => ({ at, value: cost(at) });
  let simplex = [start, ...steps.map((step, i) => vertexAt(start.at.map((x, j) => (i === j ? x + step : x))))];
  for (let iteration = 0; iteration < 20_000; iteration++) {
    simplex.sort((a, b) => a.value - b.value);
    const best = simplex[0]!;
    const worst = simplex.at(-1)!;
    if (worst.value - best.value < 1e-9) return best;
    const kept = simplex.slice(0, -1);
    const centre = start.at.map((_, j) => kept.reduce((sum, { at }) => sum + at[j]!, 0) / kept.length);
    const along = (factor: number) => vertexAt(centre.map((c, j) => c + factor * (worst.at[j]! - c)));
    const better = step(along, best, kept.at(-1)!, worst);
    const shrunk = ({ at }: Vertex) => vertexAt(at.map((x, j) => (x + best.at[j]!) / 2));
    simplex = better === null ? [best, ...simplex.slice(1).map(shrunk)] : [...kept, better];
  }
  throw new Error('the downhill simplex did not settle');
}

/** Reflection, expansion or contraction; null where only shrinking is left. */
function step(along: (factor: number) => Vertex, best: Vertex, second: Vertex, worst: Vertex): Vertex | null {
  const reflected = along(-1);
  if (reflected.value < best.value) {
    const expanded = along(-2);
    return expanded.value < reflected.value ? expanded : reflected;
  }
  if (reflected.value < second.value) return reflected;
  const contracted = reflected.value < worst.value ? along(-0.5) : along(0.5);
  return contracted.value < Math.min(reflected.value, worst.value) ? contracted : null;
}
