import type { Batch } from '../../dataset/histograms';
import type { BatchPieces } from '../../dataset/batchPieces';
import type { BatchCalibration } from './batchCalibration';
import type { SliceConstants } from './smoothedBatches';

/**
 * Constants of whole batches from those of their pieces: the mean over the batch's time, each piece as long as it takes. Pieces
 * are apart by a jump of unknown size, so their errors are taken as independent; what is not known of the curvature is
 * common to them. A batch of one piece keeps its constants.
 */
export function mergedPieces(
  calibrations: readonly (BatchCalibration | null)[],
  { batchOf, histograms }: BatchPieces,
  batchCount: number,
): (BatchCalibration | null)[] {
  return Array.from({ length: batchCount }, (_, batch) => {
    const own = calibrations.flatMap((calibration, piece) =>
      batchOf[piece] === batch && calibration !== null ? [{ calibration, piece }] : [],
    );
    const first = own[0]?.calibration ?? null;
    if (first === null || own.length === 1) return first;
    const shares = sharesOf(own.map(({ piece }) => histograms.batches[piece]));
    const sum = (value: (one: BatchCalibration) => number, power: 1 | 2) =>
      own.reduce((total, { calibration }, i) => total + (shares[i] ?? 0) ** power * value(calibration), 0);
    const at = (k: 0 | 1 | 2) => sum(({ reference }) => reference.p[k], 1);
    const priorCovariance = first.priorCovariance.map((_c, k) => sum((one) => one.priorCovariance[k] ?? 0, 2));
    const ofCurvature = (k: number) => (first.reference.covariance?.[k] ?? 0) - (first.priorCovariance[k] ?? 0);
    const { status } =
      own.find(({ calibration }) => calibration.reference.status === 'fitted')?.calibration.reference ??
      first.reference;
    return {
      reference: { p: [at(0), at(1), at(2)], covariance: priorCovariance.map((c, k) => c + ofCurvature(k)), status },
      priorCovariance,
    };
  });
}

/** Slices about their batch instead of about their piece: what is not known of how far piece and batch are apart is added. */
export function aboutBatches(
  slices: readonly SliceConstants[],
  calibrations: readonly (BatchCalibration | null)[],
  { batchOf, pieceOfSlice, histograms }: BatchPieces,
): SliceConstants[] {
  const apart = batchOf.map((batch, piece) => {
    const own = batchOf.flatMap((other, i) => (other === batch ? [i] : []));
    if (own.length === 1) return null;
    const shares = sharesOf(own.map((i) => histograms.batches[i]));
    return (k: number) =>
      own.reduce((total, other, i) => {
        const weight = (other === piece ? 1 : 0) - (shares[i] ?? 0);
        return total + weight * weight * (calibrations[other]?.priorCovariance[k] ?? 0);
      }, 0);
  });
  return slices.map((slice, i) => {
    const added = apart[pieceOfSlice[i] ?? -1] ?? null;
    return added === null ? slice : { ...slice, within: slice.within.map((c, k) => c + added(k)) };
  });
}

function sharesOf(batches: readonly (Batch | undefined)[]): number[] {
  const lengths = batches.map((batch) => Math.max((batch?.stop ?? 0) - (batch?.start ?? 0), 0));
  const whole = lengths.reduce((sum, length) => sum + length, 0);
  return lengths.map((length) => (whole > 0 ? length / whole : 1 / lengths.length));
}
