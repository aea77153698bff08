/** How far a peak stands above its surroundings, and the lowest samples to both sides. */
export interface Prominence {
  readonly value: number;
  readonly leftBase: number;
  readonly rightBase: number;
}

/** Where the signal crosses a height below the peak, in samples with fractions. */
export interface PeakWidth {
  readonly value: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
}

/**
 * Topographic prominence of each peak (SciPy's `peak_prominences`): from the peak to both sides up to the first higher
 * sample, or the end of a window of `wlen` samples around it, the lowest sample is a base; the higher base counts.
 */
export function prominencesOf(signal: ArrayLike<number>, peaks: readonly number[], wlen?: number): Prominence[] {
  const half = wlen === undefined ? Infinity : Math.floor(Math.ceil(wlen) / 2);
  return peaks.map((peak) => {
    const left = baseOf(signal, peak, -1, Math.max(0, peak - half));
    const right = baseOf(signal, peak, 1, Math.min(signal.length - 1, peak + half));
    const floor = Math.max(signal[left] ?? NaN, signal[right] ?? NaN);
    return { value: (signal[peak] ?? NaN) - floor, leftBase: left, rightBase: right };
  });
}

function baseOf(signal: ArrayLike<number>, peak: number, step: 1 | -1, end: number): number {
  const top = signal[peak] ?? NaN;
  let base = peak;
  let lowest = top;
  for (let i = peak; step * i <= step * end && (signal[i] ?? NaN) <= top; i += step) {
    const value = signal[i] ?? NaN;
    if (value < lowest) {
      lowest = value;
      base = i;
    }
  }
  return base;
}

/**
 * Width of each peak at `relHeight` of its prominence below its top, with linear interpolation between samples (SciPy's
 * `peak_widths`). `prominences` belong to the same peaks.
 */
export function widthsOf(
  signal: ArrayLike<number>,
  peaks: readonly number[],
  prominences: readonly Prominence[],
  relHeight: number,
): PeakWidth[] {
  return prominences.map(({ value, leftBase, rightBase }, i) => {
    const peak = peaks[i] ?? 0;
    const height = (signal[peak] ?? NaN) - value * relHeight;
    const left = crossing(signal, peak, -1, leftBase, height);
    const right = crossing(signal, peak, 1, rightBase, height);
    return { value: right - left, height, left, right };
  });
}

function crossing(signal: ArrayLike<number>, peak: number, step: 1 | -1, end: number, height: number): number {
  let i = peak;
  while (step * i < step * end && height < (signal[i] ?? NaN)) i += step;
  const outside = signal[i] ?? NaN;
  if (outside >= height) return i;
  const inside = signal[i - step] ?? NaN;
  return i - (step * (height - outside)) / (inside - outside);
}
