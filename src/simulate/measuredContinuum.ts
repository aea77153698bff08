import type { RandomSource } from '../math/random';

/** What stands in a spectrum beside its lines, as it was measured: already smeared by the resolution. */
export interface MeasuredContinuum {
  readonly eventsPerDay: number;
  /** Edges of its bins in eV, ascending: one more than `upTo` has entries. */
  readonly edgesEv: Float64Array;
  /** Share of the events up to the upper edge of each bin, ascending to 1. */
  readonly upTo: Float64Array;
}

/** A continuum of `eventsPerBin` (>= 0 each, one per bin between `edgesEv`) seen in `days` days. */
export function measuredContinuum(
  edgesEv: Float64Array,
  eventsPerBin: ArrayLike<number>,
  days: number,
): MeasuredContinuum {
  const upTo = new Float64Array(eventsPerBin.length);
  let sum = 0;
  for (let bin = 0; bin < upTo.length; bin++) upTo[bin] = sum += eventsPerBin[bin] ?? 0;
  if (sum > 0) for (let bin = 0; bin < upTo.length; bin++) upTo[bin] = (upTo[bin] ?? 0) / sum;
  return { eventsPerDay: sum / days, edgesEv, upTo };
}

/** The energy of one event in eV, uniform within its bin. */
export function drawMeasuredEv({ edgesEv, upTo }: MeasuredContinuum, random: RandomSource): number {
  const place = random.uniform();
  let from = 0;
  let to = upTo.length - 1;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((upTo[middle] ?? 1) > place) to = middle;
    else from = middle + 1;
  }
  const low = edgesEv[from] ?? 0;
  return low + ((edgesEv[from + 1] ?? low) - low) * random.uniform();
}
