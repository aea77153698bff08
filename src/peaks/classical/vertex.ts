/**
 * Where the spectrum, smoothed with the peak's own width, is highest near bin `start`, in bins with fractions: the vertex
 * of the parabola through the highest bin and those 0.7 sigma to both sides. For a Gaussian peak on a flat background
 * this is the maximum-likelihood position but for a few percent of the error, and a strong neighbour, which the
 * zero-area filter would push it away from, hardly moves it. Stays within one sigma of `start`.
 */
export function vertexNear(smoothed: Float64Array, start: number, sigma: number): number {
  const at = (bin: number) => smoothed[bin] ?? -Infinity;
  let top = start;
  while (at(top + 1) > at(top) && top - start < sigma) top++;
  while (at(top - 1) > at(top) && start - top < sigma) top--;
  const arm = Math.max(1, Math.round(0.7 * sigma));
  const [left, middle, right] = [at(top - arm), at(top), at(top + arm)];
  const curvature = left - 2 * middle + right;
  if (!(curvature < 0) || !Number.isFinite(curvature)) return start;
  const shift = (0.5 * arm * (left - right)) / curvature;
  return Math.abs(shift) > arm ? start : top + shift;
}
