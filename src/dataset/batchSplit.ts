import { detectorLabel } from './detector';
import type { Histograms } from './histograms';

/** A place where the energy scale of one detector jumped, by decision: recorded with its reason. Its batch is cut there. */
export interface BatchSplit {
  /** As `detectorLabel` gives it. */
  readonly detector: string;
  /** Unix seconds; the batch is cut at the nearest edge of a slice. */
  readonly atS: number;
  readonly reason: string;
}

/** Times of splits by index into `Histograms.detectors`, ascending; detectors without have no entry. */
export type SplitTimes = ReadonlyMap<number, readonly number[]>;

/** Where each detector of a run is split. Splits of detectors that the run does not have are left out. */
export function splitTimes({ detectors }: Pick<Histograms, 'detectors'>, splits: readonly BatchSplit[]): SplitTimes {
  const byDetector = new Map<number, readonly number[]>();
  detectors.forEach((key, detector) => {
    const label = detectorLabel(key);
    const own = splits.flatMap((split) => (split.detector === label ? [split.atS] : []));
    if (own.length > 0)
      byDetector.set(
        detector,
        own.sort((a, b) => a - b),
      );
  });
  return byDetector;
}
