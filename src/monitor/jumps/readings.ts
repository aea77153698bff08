import type { Pair } from '../../calibrate/drift/pair';
import type { Reading } from '../../calibrate/drift/walk';
import type { AlignedDetector, LineRange } from '../features/alignedBatches';
import type { Scale } from '../energyGrid';

const KEV = 1000;

/** What moves the scale of a detector by 1 eV at the pivot: its offset, its gain. In eV and eV per keV. */
export interface MoveDirections {
  readonly offset: Pair;
  readonly gain: Pair;
}

/** A gain moves the lines in proportion to their distance from channel 0, which lies at p0. */
export function directionsOf(p: Scale, { pivotEv }: LineRange): MoveDirections {
  return { offset: [1, 0], gain: [1, KEV / (pivotEv - p[0])] };
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
