import type { Batch } from '../../dataset/histograms';
import { SECONDS_PER_DAY } from '../../dataset/secondsPerDay';
import { tabulatedEnergyEv } from '../../physics/lines';
import { learnWalk, type LearnedWalk } from '../drift/learnedWalk';
import { lineCovariance } from '../drift/lineCovariance';
import type { Pair } from '../drift/pair';
import type { Part, Reading, Smoothed, SmoothedPart, Stretch } from '../drift/walk';
import { channelAt, energyAt, energyCovariance } from '../energyCalibration';
import type { BatchCalibration } from './batchCalibration';
import type { CalibrationMethod } from './method';

/** With fewer batches of their own scale there is nothing to learn how it moves from. */
const FEWEST_READINGS = 3;

/** Constants of a part of a batch. */
export interface SliceConstants {
  readonly p: readonly [number, number, number];
  readonly covariance: readonly number[];
  /** Covariance of p less that of the batch: what is not known of how the scale moves within the batch. */
  readonly within: readonly number[];
}

/** Constants of a detector's batches, and how its scale was found to move; null where that was not asked. */
export interface SmoothedBatches {
  readonly calibrations: readonly (BatchCalibration | null)[];
  /** Of the slices asked for; null where they are those of their batches. */
  readonly slices: readonly SliceConstants[] | null;
  readonly walk: (Pick<LearnedWalk, 'strength'> & { readonly jumps: readonly FoundJump[] }) | null;
}

/** A jump of the scale; Unix seconds. */
export interface FoundJump {
  readonly atS: number;
}

/** A part of a batch of which constants are asked for: its index, and its time in Unix seconds. */
export interface BatchPart extends Batch {
  readonly batch: number;
}

/**
 * The constants of a detector's batches, and of `parts` of them, in order of time, by the method's view of time.
 *
 * @param jumpsBefore batches before which the scale is known to jump
 */
export function inTime(
  calibrations: readonly (BatchCalibration | null)[],
  batches: readonly Batch[],
  { inTime: view }: Pick<CalibrationMethod, 'inTime'>,
  parts: readonly BatchPart[] = [],
  jumpsBefore: readonly number[] = [],
): SmoothedBatches {
  return view === 'walk' ? smoothBatches(calibrations, batches, parts, jumpsBefore) : asTheyAre(calibrations);
}

function asTheyAre(calibrations: SmoothedBatches['calibrations']): SmoothedBatches {
  return { calibrations, slices: null, walk: null };
}

/**
 * Constants of a detector's batches as a random walk in time of offset and gain, on top of the curvature that they
 * share: each batch also knows what its neighbours know, as much as the strength of the walk allows (`learnWalk`).
 * Batches that could not be calibrated by themselves get constants and errors from those around them. Where batches have
 * no time, overlap, or too few are calibrated, they are returned as they are.
 */
function smoothBatches(
  calibrations: readonly (BatchCalibration | null)[],
  batches: readonly Batch[],
  parts: readonly BatchPart[],
  jumpsBefore: readonly number[],
): SmoothedBatches {
  const stretches = stretchesOf(batches);
  const known = calibrations.filter((calibration) => calibration !== null);
  const first = known[0];
  const channels = first === undefined ? null : channelsOf(first);
  if (known.length < FEWEST_READINGS || first === undefined || channels === null || stretches === null) {
    return asTheyAre(calibrations);
  }
  const model = {
    directions: [
      [1, 1],
      [channels[0] / channels[1], 1],
    ],
    stretches,
    parts: parts.flatMap((part) => shareOf(part, stretches)),
    jumpsBefore,
  } as const;
  const readings = calibrations.map((calibration) => (calibration === null ? null : readingOf(calibration, channels)));
  const { smoothed, parts: smoothedParts, strength, jumps } = learnWalk(readings, model);
  const curved = calibrations.map((calibration, i) => calibration ?? nearest(calibrations, i) ?? first);
  return {
    walk: { strength, jumps: jumps.map(({ reading, share }) => ({ atS: timeS(stretches[reading], share) })) },
    calibrations: calibrations.map((calibration, i) => {
      const own = smoothed[i];
      return own === undefined ? calibration : withSmoothed(calibration, own, curved[i] ?? first, channels);
    }),
    slices:
      parts.length === 0
        ? null
        : smoothedParts.map((own, i) => sliceOf(own, curved[parts[i]?.batch ?? 0] ?? first, channels)),
  };
}

/** Times of the batches; null where one has none, or where two overlap: those are not readings one after the other. */
function stretchesOf(batches: readonly Batch[]): Stretch[] | null {
  const stretches = batches.flatMap(({ start, stop }) =>
    start === null || stop === null ? [] : [{ startDays: start / SECONDS_PER_DAY, stopDays: stop / SECONDS_PER_DAY }],
  );
  const follow = stretches.every(
    ({ startDays }, i) => i === 0 || startDays >= (stretches[i - 1]?.stopDays ?? 0) - 1e-6,
  );
  return stretches.length === batches.length && follow ? stretches : null;
}

function shareOf({ batch, start, stop }: BatchPart, stretches: readonly Stretch[]): Part[] {
  const whole = stretches[batch];
  if (whole === undefined || start === null || stop === null) return [];
  const share = (seconds: number) =>
    Math.min(Math.max((seconds / SECONDS_PER_DAY - whole.startDays) / (whole.stopDays - whole.startDays), 0), 1);
  return [{ reading: batch, from: share(start), to: share(stop) }];
}

function timeS(stretch: Stretch | undefined, share: number): number {
  const { startDays = NaN, stopDays = NaN } = stretch ?? {};
  return SECONDS_PER_DAY * (startDays + share * (stopDays - startDays));
}

/** Where titanium and copper lie: energies there tell a straight line, and moves are measured at copper. */
function channelsOf({ reference }: BatchCalibration): Pair | null {
  const low = channelAt(reference.p, tabulatedEnergyEv('TiKa'));
  const high = channelAt(reference.p, tabulatedEnergyEv('CuKa'));
  return low === null || high === null || !(low > 0 && high > low) ? null : [low, high];
}

function readingOf({ reference, priorCovariance }: BatchCalibration, [low, high]: Pair): Reading {
  return {
    value: [energyAt(reference.p, low), energyAt(reference.p, high)],
    covariance: {
      xx: energyCovariance(priorCovariance, low, low),
      xy: energyCovariance(priorCovariance, low, high),
      yy: energyCovariance(priorCovariance, high, high),
    },
  };
}

/** The straight line through the smoothed energies on top of the curvature; what is not known of that is added again. */
function withSmoothed(
  calibration: BatchCalibration | null,
  smoothed: Smoothed,
  curved: BatchCalibration,
  channels: Pair,
): BatchCalibration {
  const status = calibration === null ? 'interpolated' : calibration.reference.status;
  const { p, covariance } = lineOf(smoothed, curved, channels);
  return { reference: { p, covariance: plusCurvature(covariance, curved), status }, priorCovariance: covariance };
}

function sliceOf(smoothed: SmoothedPart, curved: BatchCalibration, channels: Pair): SliceConstants {
  const { p, covariance } = lineOf(smoothed, curved, channels);
  const within = lineOf({ value: smoothed.apart, covariance: smoothed.within }, curved, channels).covariance;
  return { p, covariance: plusCurvature(covariance, curved), within };
}

/** Constants from the two energies, and their covariance at fixed curvature. */
function lineOf({ value, covariance }: Smoothed, { reference }: BatchCalibration, channels: Pair) {
  const [low, high] = channels;
  const p2 = reference.p[2];
  const span = high - low;
  // The two energies, less what the curvature gives.
  const [y0, y1] = [value[0] - p2 * low * low, value[1] - p2 * high * high];
  const p = [(high / span) * y0 + (-low / span) * y1, (-1 / span) * y0 + (1 / span) * y1, p2] as const;
  return { p, covariance: lineCovariance(channels, covariance) };
}

function plusCurvature(covariance: readonly number[], { reference, priorCovariance }: BatchCalibration): number[] {
  return covariance.map(
    (c, k) => c + (reference.covariance?.[k] ?? priorCovariance[k] ?? 0) - (priorCovariance[k] ?? 0),
  );
}

/** The calibrated batch nearest to batch `i`. */
function nearest(calibrations: readonly (BatchCalibration | null)[], i: number): BatchCalibration | null {
  for (let distance = 0; distance < calibrations.length; distance++) {
    const found = calibrations[i - distance] ?? calibrations[i + distance] ?? null;
    if (found !== null) return found;
  }
  return null;
}
