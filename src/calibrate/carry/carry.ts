/**
 * Constants of calibration runs carried to the times in between (docs/profiles.md). Between two of them, at times t0 < t < t1,
 *
 *   p(t) = (1 - w) p0 + w p1,  w = (t - t0)/(t1 - t0)
 *   V(t) = (1 - w)^2 V0 + w^2 V1 + K + Q (t - t0)(t1 - t)/(t1 - t0)
 *
 * with V the covariances at fixed curvature, K what is not known of the curvature, which all have in common, and the last term
 * the variance of a Brownian bridge: a random walk of strength Q that is known at both ends. Before the first and after the
 * last calibration run the nearest constants are held, and the walk is free: V + K + Q |t - t0|.
 */
import { lineCovariance } from '../drift/lineCovariance';
import { scaled as times, type Pair, type Symmetric } from '../drift/pair';
import { SECONDS_PER_DAY } from '../../dataset/secondsPerDay';

/** Constants that are known at a time. */
export interface Anchor {
  /** Index of its batch. */
  readonly batch: number;
  /** Middle of the calibration run, Unix seconds. */
  readonly timeS: number;
  readonly p: readonly [number, number, number];
  /** Covariance of p at fixed curvature, 3 x 3 row major. */
  readonly covariance: readonly number[];
  /** What is not known of the curvature, likewise. */
  readonly curvature: readonly number[];
}

/** Where constants of a time come from. */
export interface Origin {
  /** Between two calibration runs, or held from the nearest one, where there is none before or none after. */
  readonly how: 'between' | 'beforeFirst' | 'afterLast';
  /** Batches of the calibration runs: the one before and the one after, or the nearest alone. */
  readonly from: readonly [number] | readonly [number, number];
  /** Weight of the second one; 0 where there is one. */
  readonly share: number;
  /** To the nearest of them, days. */
  readonly distanceDays: number;
}

/** How fast energies drift: covariance per day of those at two channels, eV^2. */
export interface DriftRate {
  readonly channels: Pair;
  readonly perDay: Symmetric;
}

export interface CarriedConstants {
  readonly p: readonly [number, number, number];
  readonly covariance: readonly number[];
  readonly origin: Origin;
}

/** Constants at `timeS` from `anchors` in order of time; null where there is none. */
export function carriedTo(timeS: number, anchors: readonly Anchor[], rate: DriftRate): CarriedConstants | null {
  const after = anchors.find((anchor) => anchor.timeS >= timeS) ?? null;
  const before = anchors.findLast((anchor) => anchor.timeS < timeS) ?? null;
  if (before !== null && after !== null) return between(timeS, before, after, rate);
  const nearest = before ?? after;
  if (nearest === null) return null;
  const days = Math.abs(timeS - nearest.timeS) / SECONDS_PER_DAY;
  return {
    p: nearest.p,
    covariance: sumOf([nearest.covariance, nearest.curvature, grown(rate, days)]),
    origin: {
      how: before === null ? 'beforeFirst' : 'afterLast',
      from: [nearest.batch],
      share: 0,
      distanceDays: days,
    },
  };
}

function between(timeS: number, before: Anchor, after: Anchor, rate: DriftRate): CarriedConstants {
  const length = after.timeS - before.timeS;
  const w = (timeS - before.timeS) / length;
  const mix = (i: 0 | 1 | 2) => (1 - w) * before.p[i] + w * after.p[i];
  const days = ((timeS - before.timeS) * (after.timeS - timeS)) / length / SECONDS_PER_DAY;
  return {
    p: [mix(0), mix(1), mix(2)],
    covariance: sumOf([
      scaled(before.covariance, (1 - w) ** 2),
      scaled(after.covariance, w ** 2),
      scaled(before.curvature, 1 - w),
      scaled(after.curvature, w),
      grown(rate, days),
    ]),
    origin: {
      how: 'between',
      from: [before.batch, after.batch],
      share: w,
      distanceDays: Math.min(timeS - before.timeS, after.timeS - timeS) / SECONDS_PER_DAY,
    },
  };
}

/** What a walk of so many days adds to the covariance of p0 and p1; p2 does not move. */
function grown({ channels, perDay }: DriftRate, days: number): number[] {
  return lineCovariance(channels, times(perDay, days));
}

function scaled(matrix: readonly number[], factor: number): number[] {
  return matrix.map((value) => factor * value);
}

function sumOf(matrices: readonly (readonly number[])[]): number[] {
  return Array.from({ length: 9 }, (_, k) => matrices.reduce((sum, matrix) => sum + (matrix[k] ?? 0), 0));
}
