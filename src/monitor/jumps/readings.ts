import type { Batch } from '../../dataset/histograms';
import { SECONDS_PER_DAY } from '../../dataset/secondsPerDay';
import type { Pair } from '../../calibrate/drift/pair';
import type { Reading } from '../../calibrate/drift/walk';
import type { AlignedDetector, LineRange } from '../features/alignedBatches';
import type { Scale } from '../energyGrid';

const KEV = 1000;

/** What moves the scale of a detector by 1 eV at the pivot: its offset, its gain. In eV and eV per keV. */
export interface MoveDirections {
  readonly offset: Pair;
  readonly gain: Pair;
  /** The same of a gain that leaves the energy 0 where it is, not channel 0. */
  readonly gainAboutZero: Pair;
}

/** A gain moves the lines in proportion to their distance from channel 0, which lies at p0. */
export function directionsOf(p: Scale, { pivotEv }: LineRange): MoveDirections {
  return { offset: [1, 0], gain: [1, KEV / (pivotEv - p[0])], gainAboutZero: [1, KEV / pivotEv] };
}

/** Shift at the pivot in eV and slope in eV per keV of every batch; null where a batch does not tell. */
export function readingsOf({ batches }: AlignedDetector): (Reading | null)[] {
  return batches.map(({ comparison }) => {
    if (comparison === null) return null;
    const [xx, xy, yy] = comparison.scaleCovariance;
    const value: Pair = [comparison.shiftEv, KEV * comparison.slope];
    return { value, covariance: { xx, xy: KEV * xy, yy: KEV * KEV * yy } };
  });
}

/** Middles of the slices, days from the first; their numbers where they have no times. */
export function middlesDays(slices: readonly Batch[]): number[] {
  const first = slices[0]?.start ?? 0;
  return slices.map(({ start, stop }, index) =>
    start === null || stop === null ? index : ((start + stop) / 2 - first) / SECONDS_PER_DAY,
  );
}
