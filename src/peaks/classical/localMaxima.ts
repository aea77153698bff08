/** A sample, or the middle of a flat top, that is higher than both its sides. */
export interface LocalMaximum {
  readonly index: number;
  /** Length of the flat top, samples; 1 for a single one. */
  readonly plateauSize: number;
}

/**
 * Strict local maxima and flat tops of `signal`, ascending. The first and the last sample never are maxima; a flat top
 * that reaches an end is none (SciPy's `_local_maxima_1d`).
 */
export function localMaxima(signal: ArrayLike<number>): LocalMaximum[] {
  const maxima: LocalMaximum[] = [];
  const at = (index: number) => signal[index] ?? NaN;
  const last = signal.length - 1;
  let index = 1;
  while (index < last) {
    if (at(index - 1) < at(index)) {
      let ahead = index + 1;
      while (ahead < last && at(ahead) === at(index)) ahead++;
      if (at(ahead) < at(index)) {
        maxima.push({ index: Math.floor((index + ahead - 1) / 2), plateauSize: ahead - index });
        index = ahead;
      }
    }
    index++;
  }
  return maxima;
}
