/**
 * Edges of cells with the given middles, as Plotly draws them: half way between neighbours, and as far beyond the first
 * and the last; one cell alone is one unit wide.
 *
 * @param middles of n cells, ascending
 * @returns n + 1 edges; none for no cell
 */
export function edgesOf(middles: readonly number[]): readonly number[] {
  const [first, second] = middles;
  if (first === undefined) return [];
  if (second === undefined) return [first - 0.5, first + 0.5];
  const between = middles.slice(1).map((middle, index) => (middle + (middles[index] ?? NaN)) / 2);
  const last = middles.at(-1) ?? NaN;
  return [2 * first - (between[0] ?? NaN), ...between, 2 * last - (between.at(-1) ?? NaN)];
}
