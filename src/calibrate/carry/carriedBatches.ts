import type { SlicedRun } from '../../dataset/batchesOfSlices';
import { countsIn, spectrumOf, type Histograms } from '../../dataset/histograms';
import type { RunLabel } from '../../physics/profileShape';

/**
 * The batches that get the constants of calibration runs: those of physics runs, where the run has calibration runs with
 * events at all. One entry per batch; null where no batch is one. Runs of no kind, and physics runs without calibration runs
 * around them, are calibrated by their own lines.
 */
export function carriedBatches(histograms: Histograms, labels: readonly RunLabel[]): readonly boolean[] | null {
  const { batches, detectors } = histograms;
  const kindOf = (name: string | undefined) => labels.find((label) => label.name === name)?.kind ?? null;
  const hasEvents = (batch: number) =>
    detectors.some((_, detector) => countsIn(spectrumOf(histograms, detector, batch)) > 0);
  const hasCalibration = batches.some(({ label }, batch) => kindOf(label) === 'calibration' && hasEvents(batch));
  const carried = batches.map(({ label }) => hasCalibration && kindOf(label) === 'physics');
  return carried.some((isCarried) => isCarried) ? carried : null;
}

/** The run without the events of these batches, which stay as empty ones: new arrays. */
export function withoutBatches(histograms: Histograms, emptied: readonly boolean[]): Histograms {
  const counts = histograms.counts.slice();
  const own = { ...histograms, counts };
  histograms.detectors.forEach((_, detector) => {
    emptied.forEach((isEmptied, batch) => {
      if (isEmptied) spectrumOf(own, detector, batch).fill(0);
    });
  });
  return own;
}

/** The same of the run in slices. */
export function withoutSlicesOf({ slices, batchOfSlice }: SlicedRun, emptied: readonly boolean[]): SlicedRun {
  const packed = slices.packed.map((spectrum, index) => {
    const batch = batchOfSlice[index % slices.batches.length] ?? -1;
    return emptied[batch] === true ? null : spectrum;
  });
  return { slices: { ...slices, packed }, batchOfSlice };
}
