import { foundLine, type LineSearch } from '../../src/peaks/classical/foundLine';
import { localMaxima } from '../../src/peaks/classical/localMaxima';
import { createNamedFinder } from '../../src/peaks/classical/namedFinder';

/** Least significance of a peak, in standard deviations of Poisson noise. */
const LEAST_SIGMAS = 3;

/**
 * Minus the second derivative of a Gaussian, from -4 to 4 sigma, with a sum of zero: what a spectrum curves downwards, at
 * each bin. A Gaussian peak of the same width and area A gives A x `response` at its top.
 */
function curvatureFilter(sigma: number): { readonly kernel: Float64Array; readonly response: number } {
  const reach = Math.max(2, Math.ceil(4 * sigma));
  const at = Array.from({ length: 2 * reach + 1 }, (_, i) => (i - reach) / sigma);
  const raw = at.map((t) => (1 - t * t) * Math.exp(-0.5 * t * t));
  const mean = raw.reduce((sum, k) => sum + k, 0) / raw.length;
  const kernel = Float64Array.from(raw, (k) => k - mean);
  const response = at.reduce((sum, t, i) => sum + (kernel[i] ?? 0) * Math.exp(-0.5 * t * t), 0);
  return { kernel, response: response / (sigma * Math.sqrt(2 * Math.PI)) };
}

/**
 * Peaks where the spectrum curves downwards by more than chance (Mariscotti, Nucl. Instrum. Methods 50 (1967) 309): a
 * straight background has no second derivative. Ascending.
 */
const searchCurvature: LineSearch = (spectrum) => {
  const { counts, sigma } = spectrum;
  const { kernel, response } = curvatureFilter(sigma);
  const reach = (kernel.length - 1) / 2;
  const curvature = new Float64Array(counts.length);
  const significance = new Float64Array(counts.length);
  for (let bin = reach; bin < counts.length - reach; bin++) {
    let sum = 0;
    // One count more than seen at the top of the filter: what an empty stretch does not rule out.
    let variance = (kernel[reach] ?? 0) ** 2;
    kernel.forEach((k, i) => {
      const n = counts[bin - reach + i] ?? 0;
      sum += k * n;
      variance += k * k * n;
    });
    curvature[bin] = sum;
    significance[bin] = sum / Math.sqrt(variance);
  }
  return localMaxima(curvature)
    .filter(({ index }) => (significance[index] ?? 0) >= LEAST_SIGMAS)
    .map(({ index }) => foundLine(spectrum, index, (curvature[index] ?? 0) / response, significance[index]));
};

/** A finder by the second derivative; names, refined positions and errors come from `createNamedFinder`. */
export const curvatureFinder = createNamedFinder('curvature', searchCurvature);
