import { minus, plus, product, scaled, times, transformed } from './pair';
import type { Matrix, Pair, Symmetric } from './pair';
import type { Part, Reading, Smoothed, SmoothedPart, Stretch, WalkSteps } from './walk';
import { momentsOf, type Moments } from './walkMoments';

/** Where the walk stands at the start of each reading's time, given those before it, and what the reading tells. */
interface Filtered {
  readonly before: Smoothed;
  readonly days: number;
  /** Of the mean over the reading's time and of the end of it. */
  readonly whole: Moments;
  /** Inverse covariance of the reading given those before, and that times the surprise; null without a reading. */
  readonly news: { readonly weight: Symmetric; readonly pull: Pair } | null;
}

export interface FilteredWalk {
  readonly filtered: readonly Filtered[];
  readonly steps: WalkSteps;
  /** Logarithm of the probability density of the readings, up to a constant that does not depend on the steps. */
  readonly logLikelihood: number;
}

/** Variance before any reading: as good as nothing known. */
const UNKNOWN: Symmetric = { xx: 1e8, xy: 0, yy: 1e8 };

/**
 * A two-dimensional random walk in continuous time, of which each reading tells the mean over its time: a Kalman filter
 * (J. Basic Eng. 82 (1960) 35) over the ends of those times. `stretches` do not overlap; a gap between two is walked through.
 */
export function filterWalk(
  readings: readonly (Reading | null)[],
  stretches: readonly Stretch[],
  steps: WalkSteps,
): FilteredWalk {
  const filtered: Filtered[] = [];
  let logLikelihood = 0;
  let state: Smoothed = { value: readings.find((reading) => reading !== null)?.value ?? [0, 0], covariance: UNKNOWN };
  readings.forEach((reading, i) => {
    const { startDays = 0, stopDays = 0 } = stretches[i] ?? {};
    const gapDays = Math.max(startDays - (stretches[i - 1]?.stopDays ?? startDays), 0);
    const before =
      gapDays > 0 ? { ...state, covariance: plus(state.covariance, scaled(steps.perDay, gapDays)) } : state;
    const days = Math.max(stopDays - startDays, 0);
    const whole = momentsOf({ reading: i, from: 0, to: 1 }, before.covariance, days, steps);
    if (reading === null) {
      filtered.push({ before, days, whole, news: null });
      state = { value: before.value, covariance: whole.end };
      return;
    }
    const { news, logDensity, after } = told(before.value, whole, reading);
    filtered.push({ before, days, whole, news });
    logLikelihood += logDensity;
    state = after;
  });
  return { filtered, steps, logLikelihood };
}

/** What a reading tells, and where the walk ends then. Written out number by number: most of the time of learning goes here. */
function told([x, y]: Pair, { variance, withEnd, end }: Moments, { value, covariance }: Reading) {
  const [xx, xy, yy] = [variance.xx + covariance.xx, variance.xy + covariance.xy, variance.yy + covariance.yy];
  const det = xx * yy - xy * xy;
  const weight = { xx: yy / det, xy: -xy / det, yy: xx / det };
  const dx = value[0] - x;
  const dy = value[1] - y;
  const px = weight.xx * dx + weight.xy * dy;
  const py = weight.xy * dx + weight.yy * dy;
  // The gain, withEnd times weight.
  const k00 = withEnd.xx * weight.xx + withEnd.xy * weight.xy;
  const k01 = withEnd.xx * weight.xy + withEnd.xy * weight.yy;
  const k10 = withEnd.xy * weight.xx + withEnd.yy * weight.xy;
  const k11 = withEnd.xy * weight.xy + withEnd.yy * weight.yy;
  const pull: Pair = [px, py];
  const after: Smoothed = {
    value: [x + withEnd.xx * px + withEnd.xy * py, y + withEnd.xy * px + withEnd.yy * py],
    covariance: {
      xx: end.xx - k00 * withEnd.xx - k01 * withEnd.xy,
      xy: end.xy - k00 * withEnd.xy - k01 * withEnd.yy,
      yy: end.yy - k10 * withEnd.xy - k11 * withEnd.yy,
    },
  };
  return { news: { weight, pull }, logDensity: -0.5 * (px * dx + py * dy + Math.log(det)), after };
}

/** What the readings after some time say of the walk there: their pull on it, and how sure they are (`weight`). */
interface Later {
  readonly pull: Pair;
  readonly weight: Symmetric;
}

const NOTHING_LATER: Later = { pull: [0, 0], weight: { xx: 0, xy: 0, yy: 0 } };

/**
 * Means and covariances of any parts of a walk given all readings, by the backward recursion of Bryson and Frazier (Durbin
 * and Koopman, Time Series Analysis by State Space Methods, section 4.4): within the time of a reading the walk is a
 * Brownian bridge of known mean. `parts` are in order of their reading.
 */
export function smoothParts({ filtered, steps }: FilteredWalk, parts: readonly Part[]): SmoothedPart[] {
  const smoothed: SmoothedPart[] = [];
  let later: Later = NOTHING_LATER;
  let part = parts.length - 1;
  for (let i = filtered.length - 1; i >= 0; i--) {
    const own = filtered[i];
    if (own === undefined) continue;
    for (; part >= 0 && parts[part]?.reading === i; part--) {
      const asked = parts[part];
      if (asked !== undefined) smoothed.push(smoothPart(asked, own, steps, later));
    }
    later = earlier(own, later);
  }
  return smoothed.reverse();
}

/** Means and covariances of the walk over the time of each reading, likewise. */
export function smoothWholes({ filtered }: FilteredWalk): Smoothed[] {
  const smoothed: Smoothed[] = [];
  let later: Later = NOTHING_LATER;
  for (let i = filtered.length - 1; i >= 0; i--) {
    const own = filtered[i];
    if (own === undefined) continue;
    smoothed.push(given(own, later, own.before.value, own.whole));
    later = earlier(own, later);
  }
  return smoothed.reverse();
}

function smoothPart(part: Part, own: Filtered, steps: WalkSteps, later: Later): SmoothedPart {
  const moments = momentsOf(part, own.before.covariance, own.days, steps);
  const { value, covariance } = given(own, later, own.before.value, moments);
  // The part less the whole: a mean of zero, and moments that are differences.
  const { whole } = own;
  const difference: Moments = {
    variance: plus(minus(moments.variance, scaled(moments.withMean, 2)), whole.variance),
    withMean: minus(moments.withMean, whole.variance),
    withEnd: minus(moments.withEnd, whole.withEnd),
    end: whole.end,
  };
  const { value: apart, covariance: within } = given(own, later, [0, 0], difference);
  return { value, covariance, within, apart };
}

/** Mean and covariance of something of which the mean and the moments given earlier readings are known. */
function given({ whole, news }: Filtered, { pull, weight }: Later, [x, y]: Pair, moments: Moments): Smoothed {
  const { variance, withMean: m, withEnd: e } = moments;
  let [b00, b01, b10, b11] = [e.xx, e.xy, e.xy, e.yy];
  let { xx, xy, yy } = variance;
  let [vx, vy] = [x, y];
  if (news !== null) {
    const { weight: w, pull: p } = news;
    const c = whole.withEnd;
    vx += m.xx * p[0] + m.xy * p[1];
    vy += m.xy * p[0] + m.yy * p[1];
    const g00 = m.xx * w.xx + m.xy * w.xy;
    const g01 = m.xx * w.xy + m.xy * w.yy;
    const g10 = m.xy * w.xx + m.yy * w.xy;
    const g11 = m.xy * w.xy + m.yy * w.yy;
    xx -= g00 * m.xx + g01 * m.xy;
    xy -= g00 * m.xy + g01 * m.yy;
    yy -= g10 * m.xy + g11 * m.yy;
    b00 -= g00 * c.xx + g01 * c.xy;
    b01 -= g00 * c.xy + g01 * c.yy;
    b10 -= g10 * c.xx + g11 * c.xy;
    b11 -= g10 * c.xy + g11 * c.yy;
  }
  const h00 = b00 * weight.xx + b01 * weight.xy;
  const h01 = b00 * weight.xy + b01 * weight.yy;
  const h10 = b10 * weight.xx + b11 * weight.xy;
  const h11 = b10 * weight.xy + b11 * weight.yy;
  return {
    value: [vx + b00 * pull[0] + b01 * pull[1], vy + b10 * pull[0] + b11 * pull[1]],
    covariance: {
      xx: xx - h00 * b00 - h01 * b01,
      xy: xy - h00 * b10 - h01 * b11,
      yy: yy - h10 * b10 - h11 * b11,
    },
  };
}

/** The same at the start of this reading's time. */
function earlier({ whole, news }: Filtered, later: Later): Later {
  if (news === null) return later;
  // Transposed: how the end follows from the start once the reading is known.
  const back = less(
    [
      [1, 0],
      [0, 1],
    ],
    product(news.weight, whole.withEnd),
  );
  const [x, y] = times(back, later.pull);
  return { pull: [news.pull[0] + x, news.pull[1] + y], weight: plus(news.weight, transformed(back, later.weight)) };
}

function less([a, b]: Matrix, [c, d]: Matrix): Matrix {
  return [
    [a[0] - c[0], a[1] - c[1]],
    [b[0] - d[0], b[1] - d[1]],
  ];
}
