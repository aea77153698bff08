import { plus, scaled, type Symmetric } from './pair';
import type { Part, WalkSteps } from './walk';

/** Covariances of the mean of a walk over some part of a reading's time, given all readings before. */
export interface Moments {
  readonly variance: Symmetric;
  /** With the mean over the whole time. */
  readonly withMean: Symmetric;
  /** With where the walk ends. */
  readonly withEnd: Symmetric;
  /** Variance of where the walk ends. */
  readonly end: Symmetric;
}

/**
 * Moments of the mean over a part. In units of the whole time, with the covariance min(s, t) of Brownian motion, the mean over [a, b] of
 * centre c and length h has variance a + h/3, covariance c - (c^2 + h^2/12)/2 with the mean over [0, 1] and c with the end. A
 * jump adds to what comes after it.
 *
 * @param start covariance of the walk at the start of the time
 */
export function momentsOf(
  { reading, from, to }: Part,
  start: Symmetric,
  days: number,
  { perDay, jumps, jump }: WalkSteps,
): Moments {
  const length = to - from;
  const centre = (from + to) / 2;
  const walked = (share: number): Symmetric => {
    const by = days * share;
    return { xx: start.xx + by * perDay.xx, xy: start.xy + by * perDay.xy, yy: start.yy + by * perDay.yy };
  };
  let moments: Moments = {
    variance: walked(from + length / 3),
    withMean: walked(centre - (centre * centre + (length * length) / 12) / 2),
    withEnd: walked(centre),
    end: walked(1),
  };
  for (const { reading: at, share } of jumps) {
    if (at !== reading) continue;
    const own = Math.min(Math.max((to - share) / length, 0), 1);
    const ofMean = 1 - share;
    moments = {
      variance: plus(moments.variance, scaled(jump, own * own)),
      withMean: plus(moments.withMean, scaled(jump, own * ofMean)),
      withEnd: plus(moments.withEnd, scaled(jump, own)),
      end: plus(moments.end, jump),
    };
  }
  return moments;
}
