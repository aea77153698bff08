import type { SlicedRun } from '../dataset/batchesOfSlices';
import { spectrumOf, type Histograms } from '../dataset/histograms';
import type { LocatedCalibration } from './energyCalibration';
import type { LocatedReference } from './optimiseCopper';
import { alignedSpectrum } from './reference/alignedSpectrum';

/** The reference constants of every slice; `batch` of the rows is the index of the slice. */
export function referenceInSlices(
  references: readonly LocatedReference[],
  { batchOfSlice }: SlicedRun,
): LocatedCalibration[] {
  return references.flatMap(({ detector, reference }) =>
    batchOfSlice.flatMap((batch, slice): LocatedCalibration[] => {
      const ofBatch = reference.batches[batch];
      const own = reference.slices?.[slice];
      if (ofBatch === undefined) return [];
      return [
        { ...ofBatch, ...(own === undefined ? {} : { p: own.p, covariance: own.covariance }), detector, batch: slice },
      ];
    }),
  );
}

/**
 * Constants of every slice where those of the batches were moved away from the reference (optimised): what moved a batch moves
 * all of its slices, by the same polynomial. Copper tells where a batch lies, not how the scale moves within it. The
 * covariance is that of the batch's constants, and what is not known of the scale within the batch.
 */
export function movedInSlices(
  moved: readonly LocatedCalibration[],
  references: readonly LocatedReference[],
  { batchOfSlice }: SlicedRun,
): LocatedCalibration[] {
  const slicesOf = new Map<number, number[]>();
  batchOfSlice.forEach((batch, slice) => slicesOf.set(batch, [...(slicesOf.get(batch) ?? []), slice]));
  const referenceOf = new Map(references.map(({ detector, reference }) => [detector, reference]));
  return moved.flatMap((calibration) => {
    const reference = referenceOf.get(calibration.detector);
    const from = reference?.batches[calibration.batch ?? -1]?.p;
    if (reference === undefined || from === undefined) return [];
    return (slicesOf.get(calibration.batch ?? -1) ?? []).map((slice): LocatedCalibration => {
      const own = reference.slices?.[slice];
      if (own === undefined) return { ...calibration, batch: slice };
      const shifted = (k: 0 | 1 | 2) => own.p[k] + calibration.p[k] - from[k];
      return {
        ...calibration,
        batch: slice,
        p: [shifted(0), shifted(1), shifted(2)],
        covariance: calibration.covariance?.map((c, k) => c + (own.within[k] ?? 0)) ?? null,
      };
    });
  });
}

/**
 * The batches with their slices moved onto the scale of the batch: what the optimiser sees of copper, free of how the scale
 * moved within the batch. Detectors whose slices have no constants of their own are left as they are.
 */
export function alignedBatches(
  histograms: Histograms,
  references: readonly LocatedReference[],
  { slices, batchOfSlice }: SlicedRun,
  seed: number,
): Histograms {
  const counts = histograms.counts.slice();
  const aligned = { ...histograms, counts };
  for (const { detector, reference } of references) {
    const own = reference.slices;
    if (own === null) continue;
    reference.batches.forEach(({ p }, batch) => {
      const polynomials = own.map((slice, i) => (batchOfSlice[i] === batch ? slice.p : null));
      spectrumOf(aligned, detector, batch).set(alignedSpectrum(slices, detector, polynomials, p, seed));
    });
  }
  return aligned;
}
