/**
 * A spectrum filtered for peaks of one width: at each bin the net counts of a peak there, and their significance in
 * standard deviations of Poisson noise.
 */
export interface FilteredSpectrum {
  /** Width of the peaks sought, bins. */
  readonly sigma: number;
  /** Shape (bins). Net counts of a Gaussian peak of width `sigma` centred here. */
  readonly area: Float64Array;
  /** Shape (bins). Net counts over their standard deviation. */
  readonly significance: Float64Array;
}

/** Reach of the filter to both sides in units of sigma. */
const REACH = 3;

/**
 * Correlates `counts` with a Gaussian of width `sigma` (> 0, bins) minus its mean over +-3 sigma: a filter of
 * zero area, so that a flat background gives nothing (Mariscotti, Nucl. Instrum. Methods 50 (1967) 309; Phillips and
 * Marlow, ibid. 137 (1976) 525). The variance of sum k n is sum k^2 n for Poisson counts.
 */
export function filterSpectrum(counts: ArrayLike<number>, sigma: number): FilteredSpectrum {
  const kernel = zeroAreaKernel(sigma);
  const reach = (kernel.length - 1) / 2;
  const area = new Float64Array(counts.length);
  const significance = new Float64Array(counts.length);
  for (let bin = 0; bin < counts.length; bin++) {
    let net = 0;
    let variance = 0;
    const first = Math.max(0, bin - reach);
    const last = Math.min(counts.length - 1, bin + reach);
    for (let i = first; i <= last; i++) {
      const n = counts[i] ?? 0;
      if (n === 0) continue;
      const k = kernel[i - bin + reach] ?? 0;
      net += k * n;
      variance += k * k * n;
    }
    area[bin] = net;
    // One count more than seen: what an empty stretch does not rule out.
    significance[bin] = net / Math.sqrt(variance + (kernel[reach] ?? 0) ** 2);
  }
  return { sigma, area, significance };
}

/** Correlates `counts` with a Gaussian of unit area and width `sigma` (> 0, bins). */
export function smoothSpectrum(counts: ArrayLike<number>, sigma: number): Float64Array {
  const kernel = gaussian(sigma);
  const total = kernel.reduce((sum, k) => sum + k, 0);
  const reach = (kernel.length - 1) / 2;
  return Float64Array.from({ length: counts.length }, (_, bin) => {
    let sum = 0;
    for (let i = 0; i < kernel.length; i++) sum += (kernel[i] ?? 0) * (counts[bin - reach + i] ?? 0);
    return sum / total;
  });
}

function gaussian(sigma: number): Float64Array {
  const reach = Math.max(2, Math.ceil(REACH * sigma));
  return Float64Array.from({ length: 2 * reach + 1 }, (_, i) => Math.exp(-0.5 * ((i - reach) / sigma) ** 2));
}

/** Normalised so that a Gaussian peak of this width gives its own area. */
function zeroAreaKernel(sigma: number): Float64Array {
  const gauss = gaussian(sigma);
  const total = gauss.reduce((sum, g) => sum + g, 0);
  const mean = total / gauss.length;
  const response = gauss.reduce((sum, g) => sum + (g / total) * (g - mean), 0);
  return gauss.map((g) => (g - mean) / response);
}
