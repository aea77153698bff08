import { withoutBatches, withoutSlicesOf } from '../../calibrate/carry/carriedBatches';
import type { RunInTime } from './timeView';

/** Physics runs have no lines to calibrate by: nothing is found or fitted in them, whatever stands there. */
export function withoutCarried({ histograms, sliced }: RunInTime, carried: readonly boolean[] | null): RunInTime {
  if (carried === null) return { histograms, sliced };
  return {
    histograms: withoutBatches(histograms, carried),
    sliced: sliced === null ? null : withoutSlicesOf(sliced, carried),
  };
}
