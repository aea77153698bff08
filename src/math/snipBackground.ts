/** How the background is clipped. */
export interface SnipOptions {
  /** Largest half width of the clipping window, bins, >= 1: peaks narrower than twice that are taken off. */
  readonly windowBins: number;
  /**
   * Whether to clip ln(ln(sqrt(y + 1) + 1) + 1) instead of y: for spectra of many orders of magnitude. It keeps a
   * constant as it is, but cuts into a slope.
   */
  readonly compress: boolean;
}

/**
 * Background under the peaks of `counts` (>= 0) by the statistics-sensitive non-linear iterative peak-clipping algorithm
 * (Ryan et al., Nucl. Instrum. Methods B 34 (1988) 396), with the window shrinking from `windowBins` to 1 (Morhac et
 * al., ibid. A 401 (1997) 113), as ROOT's TSpectrum has it: each bin is replaced by the mean of the two one window
 * away, where that is lower. A straight line stays as it is; bins closer to an end than the window are not clipped by it.
 */
export function snipBackground(counts: ArrayLike<number>, { windowBins, compress }: SnipOptions): Float64Array {
  const working = Float64Array.from(counts, (y) => (compress ? compressed(y) : y));
  const clipped = working.slice();
  for (let window = Math.round(windowBins); window >= 1; window--) {
    for (let i = window; i < working.length - window; i++) {
      const mean = ((working[i - window] ?? 0) + (working[i + window] ?? 0)) / 2;
      clipped[i] = Math.min(working[i] ?? 0, mean);
    }
    working.set(clipped);
  }
  return compress ? working.map(expanded) : working;
}

function compressed(counts: number): number {
  return Math.log(Math.log(Math.sqrt(counts + 1) + 1) + 1);
}

function expanded(value: number): number {
  return (Math.exp(Math.exp(value) - 1) - 1) ** 2 - 1;
}
