/** Reach of the Gaussian to both sides in units of sigma. */
const REACH = 4;

/**
 * Deconvolves `counts` (>= 0) from a Gaussian response of width `sigma` (> 0, bins) by Gold's algorithm (Morhac et al., Nucl.
 * Instrum. Methods A 401 (1997) 385): x <- x H'y / (H'H x), starting from a constant. The result is never negative; a peak
 * of the response's width becomes a spike of the peak's area (a few percent too much before it is at rest: 7 % after 20
 * iterations, 3 % after 100). The counts are taken as 0 beyond their ends.
 */
export function goldDeconvolved(counts: ArrayLike<number>, sigma: number, iterations: number): Float64Array {
  const response = gaussianKernel(sigma);
  const source = convolved(counts, response);
  const kernel = selfConvolved(response);
  const mean = source.reduce((sum, y) => sum + y, 0) / Math.max(source.length, 1);
  let solution = new Float64Array(counts.length).fill(mean);
  for (let iteration = 0; iteration < iterations; iteration++) {
    const folded = convolved(solution, kernel);
    solution = solution.map((x, i) => ((folded[i] ?? 0) > 0 ? (x * (source[i] ?? 0)) / (folded[i] ?? 0) : 0));
  }
  return solution;
}

/** A Gaussian of unit sum, of odd length. */
function gaussianKernel(sigma: number): Float64Array {
  const reach = Math.max(1, Math.ceil(REACH * sigma));
  const kernel = Float64Array.from({ length: 2 * reach + 1 }, (_, i) => Math.exp(-0.5 * ((i - reach) / sigma) ** 2));
  const sum = kernel.reduce((total, k) => total + k, 0);
  return kernel.map((k) => k / sum);
}

/** A symmetric kernel folded with itself, out to where it is below 1e-6 of its top. */
function selfConvolved(kernel: Float64Array): Float64Array {
  const reach = (kernel.length - 1) / 2;
  const padded = new Float64Array(4 * reach + 1);
  padded.set(kernel, reach);
  const cut = Math.floor((2 - Math.SQRT2) * reach);
  return convolved(padded, kernel).slice(cut, padded.length - cut);
}

function convolved(values: ArrayLike<number>, kernel: Float64Array): Float64Array {
  const reach = (kernel.length - 1) / 2;
  const out = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? 0;
    if (value === 0) continue;
    const first = Math.max(0, i - reach);
    const last = Math.min(values.length - 1, i + reach);
    for (let j = first; j <= last; j++) out[j] = (out[j] ?? 0) + value * (kernel[j - i + reach] ?? 0);
  }
  return out;
}
