import type { SlicedRun } from '../../dataset/batchesOfSlices';
import type { Batch } from '../../dataset/histograms';
import type { CalibrationChain } from '../chain';
import { referenceCalibrations, type LocatedReference } from '../optimiseCopper';
import type { DetectorReference } from '../reference/detectorReference';
import type { EnergyCalibration } from '../energyCalibration';
import type { SliceConstants } from '../reference/smoothedBatches';
import { carriedTo, type Anchor, type CarriedConstants, type DriftRate } from './carry';
import { arrayRate, ownRate, rateOf } from './driftRate';

/** Which batches constants are carried to, with the times of all. */
export interface CarryTo {
  readonly batches: readonly Batch[];
  readonly carried: readonly boolean[];
  /** The run in slices where the scale is continuous in time; else null. */
  readonly sliced: SlicedRun | null;
}

/**
 * The chain with constants of its calibration runs carried to the `carried` batches, of which it was made without the events.
 * Once more it changes nothing. Batches without time keep what they have: the constants of all calibration runs together (`pooled`).
 */
export function carryInto<Chain extends Pick<CalibrationChain, 'references' | 'reference'>>(
  chain: Chain,
  to: CarryTo,
): Chain {
  const rates = chain.references.map(({ reference }) => ownRate(anchorsOf(reference, to, 'own')));
  const array = arrayRate(rates.flatMap((rate) => rate ?? []));
  const references = chain.references.map(({ detector, reference }, i): LocatedReference => {
    const rate = rateOf(anchorsOf(reference, to, 'smoothed'), rates[i] ?? null, array);
    return { detector, reference: carriedReference(reference, rate, to) };
  });
  return { ...chain, references, reference: referenceCalibrations(references) };
}

function carriedReference(reference: DetectorReference, rate: DriftRate, to: CarryTo): DetectorReference {
  const anchors = anchorsOf(reference, to, 'smoothed');
  const at = (batch: Batch | undefined) => {
    const timeS = middleOf(batch);
    return timeS === null ? null : carriedTo(timeS, anchors, rate);
  };
  const constants = to.batches.map((batch, i) => (to.carried[i] === true ? at(batch) : null));
  const batches = reference.batches.map((own, i): EnergyCalibration => {
    const found = constants[i] ?? null;
    return found === null ? own : { p: found.p, covariance: found.covariance, status: 'interpolated' };
  });
  return {
    ...reference,
    batches,
    origins: constants.map((found) => found?.origin ?? null),
    slices: to.sliced === null ? reference.slices : carriedSlices(reference, batches, to.sliced, to.carried, at),
  };
}

/** Slices of calibration runs keep their constants, or have those of their batch. */
function carriedSlices(
  reference: DetectorReference,
  batches: readonly EnergyCalibration[],
  { slices, batchOfSlice }: SlicedRun,
  carried: readonly boolean[],
  at: (slice: Batch | undefined) => CarriedConstants | null,
): readonly SliceConstants[] {
  return batchOfSlice.map((batch, i): SliceConstants => {
    const found = carried[batch] === true ? at(slices.batches[i]) : null;
    const known = found === null ? (reference.slices?.[i] ?? null) : null;
    const ofBatch = batches[batch];
    return (
      known ?? {
        p: found?.p ?? ofBatch?.p ?? [NaN, NaN, NaN],
        covariance: found?.covariance ?? ofBatch?.covariance ?? NONE,
        within: NONE,
      }
    );
  });
}

const NONE: readonly number[] = new Array<number>(9).fill(0);

/** Calibration runs that were calibrated by their own lines, in order of time. */
function anchorsOf(reference: DetectorReference, { batches, carried }: CarryTo, which: 'own' | 'smoothed'): Anchor[] {
  const isOwn = which === 'own';
  const anchors = batches.flatMap((batch, i): Anchor[] => {
    const calibration = (isOwn ? reference.own : reference.batches)[i];
    const covariance = (isOwn ? reference.ownCovariances : reference.priorCovariances)[i];
    const timeS = middleOf(batch);
    if (carried[i] === true || calibration?.status !== 'fitted' || covariance == null || timeS === null) return [];
    const whole = calibration.covariance ?? covariance;
    const curvature = whole.map((value, k) => value - (covariance[k] ?? 0));
    return [{ batch: i, timeS, p: calibration.p, covariance, curvature }];
  });
  return anchors.sort((a, b) => a.timeS - b.timeS);
}

function middleOf(batch: Batch | undefined): number | null {
  const { start = null, stop = null } = batch ?? {};
  return start === null || stop === null ? null : (start + stop) / 2;
}
