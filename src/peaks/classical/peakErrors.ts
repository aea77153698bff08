/** A Gaussian peak in bins. */
export interface GaussianPeak {
  readonly position: number;
  /** Net counts, > 0. */
  readonly area: number;
  readonly sigma: number;
}

/** Reach of the sums to both sides in units of sigma. */
const REACH = 4;

/**
 * Standard deviations of position (bins) and area (counts) of a peak by counting statistics: the Cramér-Rao limits of a
 * Gaussian of known width, each parameter by itself, where `expected` counts per bin stand under and beside it. Without
 * background they are sigma/sqrt(area) and sqrt(area). `expected` may be the smoothed counts, peak included: a bin holds at
 * least the peak's own share.
 */
export function peakErrors(
  expected: ArrayLike<number>,
  { position, area, sigma }: GaussianPeak,
): { readonly position: number; readonly area: number } {
  let positionInformation = 0;
  let areaInformation = 0;
  for (let bin = Math.ceil(position - REACH * sigma); bin <= position + REACH * sigma; bin++) {
    const t = (bin - position) / sigma;
    const share = Math.exp(-0.5 * t * t) / (sigma * Math.sqrt(2 * Math.PI));
    const counts = Math.max(expected[bin] ?? 0, area * share);
    areaInformation += share ** 2 / counts;
    positionInformation += ((area * share * t) / sigma) ** 2 / counts;
  }
  return { position: 1 / Math.sqrt(positionInformation), area: 1 / Math.sqrt(areaInformation) };
}
