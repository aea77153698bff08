/**
 * Counts as the network takes them: the square root of each bin, which makes Poisson noise equal in all bins, scaled
 * so that a spectrum has unit mean square whatever its statistics. An empty spectrum stays zero.
 *
 * @param counts shape (n, bins), row major, each >= 0
 * @returns the same shape
 */
export function normaliseSpectra(counts: ArrayLike<number>, bins: number): Float32Array {
  const normalised = new Float32Array(counts.length);
  for (let start = 0; start < counts.length; start += bins) {
    let sum = 0;
    for (let i = start; i < start + bins; i++) sum += counts[i] ?? 0;
    if (sum === 0) continue;
    for (let i = start; i < start + bins; i++) normalised[i] = Math.sqrt(((counts[i] ?? 0) * bins) / sum);
  }
  return normalised;
}
