/** Place and net counts of a Gaussian peak, in bins. */
export interface PeakShape {
  readonly position: number;
  readonly area: number;
}

/** Beyond this many sigma a peak is nothing. */
const REACH = 6;
/** Bins within so many sigma of a peak are fitted. */
const FIT_REACH = 3;

/** Counts of a Gaussian peak of width `sigma` in `bin`. */
export function peakCounts({ position, area }: PeakShape, sigma: number, bin: number): number {
  const t = (bin - position) / sigma;
  return Math.abs(t) > REACH ? 0 : (area * Math.exp(-0.5 * t * t)) / (sigma * Math.sqrt(2 * Math.PI));
}

/**
 * Counts of peak number `index` in `bin`; writes their derivatives by position and area to `slopes` [2 index, 2 index + 1]
 * and adds that by sigma to its last element.
 */
export function addPeakTo(slopes: Float64Array, index: number, peak: PeakShape, sigma: number, bin: number): number {
  const counts = peakCounts(peak, sigma, bin);
  if (counts === 0) return 0;
  const t = (bin - peak.position) / sigma;
  slopes[2 * index] = (counts * t) / sigma;
  slopes[2 * index + 1] = counts / peak.area;
  const last = slopes.length - 1;
  slopes[last] = (slopes[last] ?? 0) + (counts * (t * t - 1)) / sigma;
  return counts;
}

/** The bins of a spectrum of `length` bins that lie near a peak, ascending. */
export function fitBins(peaks: readonly PeakShape[], sigma: number, length: number): number[] {
  const near = new Set<number>();
  for (const { position } of peaks) {
    const first = Math.max(0, Math.ceil(position - FIT_REACH * sigma));
    const last = Math.min(length - 1, Math.floor(position + FIT_REACH * sigma));
    for (let bin = first; bin <= last; bin++) near.add(bin);
  }
  return [...near].sort((a, b) => a - b);
}
