import type { Batch } from '../../dataset/histograms';
import { tabulatedEnergyEv } from '../../physics/lines';
import { learnWalk, type LearnedWalk } from '../drift/learnedWalk';
import type { Pair, Symmetric } from '../drift/pair';
import type { Reading, Smoothed } from '../drift/randomWalk';
import { channelAt, energyAt } from '../energyCalibration';
import type { BatchCalibration } from './batchCalibration';
import type { CalibrationMethod } from './method';

/** With fewer batches of their own scale there is nothing to learn how it moves from. */
const FEWEST_READINGS = 3;
const SECONDS_IN_DAY = 86_400;

/** The constants of a detector's batches by the method's view of time. */
export function inTime(
  calibrations: readonly (BatchCalibration | null)[],
  batches: readonly Batch[],
  { inTime: view }: Pick<CalibrationMethod, 'inTime'>,
): SmoothedBatches {
  return view === 'walk' ? smoothBatches(calibrations, batches) : { calibrations, walk: null };
}

/** Constants of a detector's batches, and how its scale was found to move; null where that was not asked. */
export interface SmoothedBatches {
  readonly calibrations: readonly (BatchCalibration | null)[];
  readonly walk: Pick<LearnedWalk, 'strength' | 'jumps'> | null;
}

/**
 * Constants of a detector's batches as a random walk in time of offset and gain, on top of the curvature that they
 * share: each batch also knows what its neighbours know, as much as the strength of the walk allows (`learnWalk`).
 * Batches that could not be calibrated by themselves get constants and errors from those around them. Where batches have
 * no time or too few are calibrated, they are returned as they are.
 */
function smoothBatches(calibrations: readonly (BatchCalibration | null)[], batches: readonly Batch[]): SmoothedBatches {
  const timesDays = batches.map(({ start, stop }) =>
    start === null || stop === null ? null : (start + stop) / 2 / SECONDS_IN_DAY,
  );
  const known = calibrations.filter((calibration) => calibration !== null);
  const first = known[0];
  const channels = first === undefined ? null : channelsOf(first);
  if (known.length < FEWEST_READINGS || first === undefined || channels === null || timesDays.includes(null)) {
    return { calibrations, walk: null };
  }
  const { smoothed, ...walk } = learnWalk(
    calibrations.map((calibration) => (calibration === null ? null : readingOf(calibration, channels))),
    {
      directions: [
        [1, 1],
        [channels[0] / channels[1], 1],
      ],
      timesDays: timesDays.map((time) => time ?? 0),
    },
  );
  return {
    walk,
    calibrations: calibrations.map((calibration, i) => {
      const own = smoothed[i];
      const neighbour = nearest(calibrations, i) ?? first;
      return own === undefined ? calibration : withSmoothed(calibration, own, neighbour, channels);
    }),
  };
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
      xx: between(priorCovariance, low, low),
      xy: between(priorCovariance, low, high),
      yy: between(priorCovariance, high, high),
    },
  };
}

/** Covariance of the energies at two channels. */
function between(covariance: readonly number[], a: number, b: number): number {
  const left = [1, a, a * a];
  const right = [1, b, b * b];
  return left.reduce(
    (sum, l, i) => sum + right.reduce((inner, r, j) => inner + l * r * (covariance[3 * i + j] ?? 0), 0),
    0,
  );
}

/** The straight line through the smoothed energies on top of the curvature; what is not known of that is added again. */
function withSmoothed(
  calibration: BatchCalibration | null,
  { value, covariance }: Smoothed,
  neighbour: BatchCalibration,
  [low, high]: Pair,
): BatchCalibration {
  const { reference, priorCovariance } = calibration ?? neighbour;
  const p2 = reference.p[2];
  const span = high - low;
  // p0 and p1 by the two energies, less what the curvature gives.
  const byLow: Pair = [high / span, -1 / span];
  const byHigh: Pair = [-low / span, 1 / span];
  const [y0, y1] = [value[0] - p2 * low * low, value[1] - p2 * high * high];
  const smoothed = lineCovariance(byLow, byHigh, covariance);
  const ofCurvature = (reference.covariance ?? priorCovariance).map((c, k) => c - (priorCovariance[k] ?? 0));
  return {
    reference: {
      p: [byLow[0] * y0 + byHigh[0] * y1, byLow[1] * y0 + byHigh[1] * y1, p2],
      covariance: smoothed.map((c, k) => c + (ofCurvature[k] ?? 0)),
      status: calibration === null ? 'interpolated' : reference.status,
    },
    priorCovariance: smoothed,
  };
}

/** 3 x 3, row major; zeros for the curvature. */
function lineCovariance(byLow: Pair, byHigh: Pair, { xx, xy, yy }: Symmetric): number[] {
  const entry = (i: 0 | 1, j: 0 | 1) =>
    byLow[i] * byLow[j] * xx + (byLow[i] * byHigh[j] + byHigh[i] * byLow[j]) * xy + byHigh[i] * byHigh[j] * yy;
  return [entry(0, 0), entry(0, 1), 0, entry(1, 0), entry(1, 1), 0, 0, 0, 0];
}

/** The calibrated batch nearest to batch `i`. */
function nearest(calibrations: readonly (BatchCalibration | null)[], i: number): BatchCalibration | null {
  for (let distance = 0; distance < calibrations.length; distance++) {
    const found = calibrations[i - distance] ?? calibrations[i + distance] ?? null;
    if (found !== null) return found;
  }
  return null;
}
