import { localMaxima } from './localMaxima';
import { prominencesOf, widthsOf, type Prominence, type PeakWidth } from './prominence';

/** A lower limit, or a lower and an upper one; both inclusive. */
export type Limits = number | readonly [min: number | null, max: number | null];

/** Conditions on peaks, with the meaning they have in SciPy's `find_peaks`; an absent one is not asked for. */
export interface PeakConditions {
  /** Height of the sample. */
  readonly height?: Limits;
  /** Vertical distance to both neighbouring samples. */
  readonly threshold?: Limits;
  /** Least distance to a higher peak, samples, >= 1. */
  readonly distance?: number;
  /** Height above the higher of the two valleys that part the peak from higher ground. */
  readonly prominence?: Limits;
  /** Width at `relHeight` of the prominence below the peak, samples. */
  readonly width?: Limits;
  /** Samples in which valleys are searched, centred on the peak; the whole signal if absent. */
  readonly wlen?: number;
  /** Part of the prominence at which the width is taken, >= 0; 0.5 if absent. */
  readonly relHeight?: number;
  /** Length of a flat top, samples. */
  readonly plateauSize?: Limits;
}

export interface FoundPeak {
  /** Index of the sample; of a flat top its middle, rounded down. */
  readonly index: number;
  readonly plateauSize: number;
  /** Only where `prominence` or `width` was asked for. */
  readonly prominence: Prominence | null;
  /** Only where `width` was asked for. */
  readonly width: PeakWidth | null;
}

/**
 * Local maxima of `signal` that meet all `conditions`, ascending: `scipy.signal.find_peaks` (SciPy 1.10), which applies
 * its conditions in this order: plateau, height, threshold, distance, prominence, width. Of equally high peaks that are
 * too close, the last one stays. Throws a RangeError where `distance` is below 1 or `relHeight` negative.
 */
export function findPeaks(signal: ArrayLike<number>, conditions: PeakConditions = {}): FoundPeak[] {
  const { height, threshold, distance, prominence, width, plateauSize, wlen, relHeight = 0.5 } = conditions;
  if (distance !== undefined && distance < 1) throw new RangeError('distance must be at least 1 sample');
  if (relHeight < 0) throw new RangeError('relHeight must not be negative');
  const at = (index: number) => signal[index] ?? NaN;

  let maxima = localMaxima(signal).filter(({ plateauSize: size }) => within(size, plateauSize));
  maxima = maxima.filter(({ index }) => within(at(index), height));
  maxima = maxima.filter(({ index }) => {
    const toLeft = at(index) - at(index - 1);
    const toRight = at(index) - at(index + 1);
    return exceeds(Math.min(toLeft, toRight), threshold) && staysBelow(Math.max(toLeft, toRight), threshold);
  });
  if (distance !== undefined) maxima = farApart(maxima, at, Math.ceil(distance));

  const bare = maxima.map((maximum): FoundPeak => ({ ...maximum, prominence: null, width: null }));
  if (prominence === undefined && width === undefined) return bare;
  const indices = maxima.map(({ index }) => index);
  const prominences = prominencesOf(signal, indices, wlen);
  const widths = width === undefined ? [] : widthsOf(signal, indices, prominences, relHeight);
  return bare
    .map((peak, i): FoundPeak => ({ ...peak, prominence: prominences[i] ?? null, width: widths[i] ?? null }))
    .filter((peak) => within(peak.prominence?.value ?? NaN, prominence))
    .filter((peak) => width === undefined || within(peak.width?.value ?? NaN, width));
}

function within(value: number, limits: Limits | undefined): boolean {
  return exceeds(value, limits) && staysBelow(value, limits);
}

function exceeds(value: number, limits: Limits | undefined): boolean {
  const min = typeof limits === 'object' ? limits[0] : limits;
  return min === undefined || min === null || value >= min;
}

function staysBelow(value: number, limits: Limits | undefined): boolean {
  const max = typeof limits === 'object' ? limits[1] : null;
  return max === null || value <= max;
}

/** From the highest peak down, each removes those closer than `distance` samples. */
function farApart<T extends { readonly index: number }>(
  peaks: readonly T[],
  at: (index: number) => number,
  distance: number,
): T[] {
  const byHeight = peaks.map((_, i) => i).sort((a, b) => at(peaks[a]?.index ?? 0) - at(peaks[b]?.index ?? 0) || a - b);
  const removed = new Set<number>();
  const isClose = (a: number, b: number) => {
    const [one, other] = [peaks[a], peaks[b]];
    return one !== undefined && other !== undefined && Math.abs(one.index - other.index) < distance;
  };
  for (const peak of byHeight.reverse()) {
    if (removed.has(peak)) continue;
    for (let lower = peak - 1; isClose(peak, lower); lower--) removed.add(lower);
    for (let upper = peak + 1; isClose(peak, upper); upper++) removed.add(upper);
  }
  return peaks.filter((_, i) => !removed.has(i));
}
