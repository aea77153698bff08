/**
 * Smoothed counts (>= 0) of the same sum: the stationary distribution of a Markov chain whose steps from bin to bin are
 * the likelier the more the counts, compared over `window` >= 1 bins, rise above their statistical error. As ROOT's
 * TSpectrum, which measures counts in units of the highest bin (Silagadze, Nucl. Instrum. Methods A 376 (1996) 451).
 * All 0 where the counts are.
 */
export function markovSmoothed(counts: ArrayLike<number>, window: number): Float64Array {
  const last = counts.length - 1;
  const smoothed = new Float64Array(counts.length);
  let highest = 0;
  let sum = 0;
  for (let i = 0; i <= last; i++) {
    highest = Math.max(highest, counts[i] ?? 0);
    sum += counts[i] ?? 0;
  }
  if (highest === 0) return smoothed;
  const at = (i: number) => (counts[Math.min(Math.max(i, 0), last)] ?? 0) / highest;
  smoothed[0] = 1;
  let norm = 1;
  for (let i = 0; i < last; i++) {
    let up = 0;
    let down = 0;
    for (let step = 1; step <= window; step++) {
      up += stepWeight(at(i), at(i + step));
      down += stepWeight(at(i + 1), at(i + 1 - step));
    }
    smoothed[i + 1] = ((smoothed[i] ?? 0) * up) / down;
    norm += smoothed[i + 1] ?? 0;
  }
  return smoothed.map((weight) => (weight / norm) * sum);
}

function stepWeight(from: number, to: number): number {
  const error = to + from > 0 ? Math.sqrt(to + from) : 1;
  return Math.exp((to - from) / error);
}
