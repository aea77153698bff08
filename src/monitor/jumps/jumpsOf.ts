import {
  determinant,
  form,
  inverse,
  outer,
  plus,
  product,
  scaled,
  times,
  transformed,
  type Pair,
  type Symmetric,
} from '../../calibrate/drift/pair';
import type { Reading, Smoothed } from '../../calibrate/drift/walk';
import type { MoveDirections } from './readings';

/** A sudden change of a detector's energy scale, as far as the readings tell. */
export interface Jump {
  /** The scale changed before or within this batch. */
  readonly batch: number;
  /** Whether it changed within the batch rather than at its start. */
  readonly isWithin: boolean;
  /** Change at the pivot by a gain alone, eV, and in standard deviations of what drift and errors leave open. */
  readonly gainEv: number;
  readonly gainSigmas: number;
  /** The same by an offset alone. */
  readonly offsetEv: number;
  readonly offsetSigmas: number;
}

/** Strengths of the walk that are tried, eV in a day^(1/2) at the pivot. */
const STRENGTHS = Array.from({ length: 14 }, (_, i) => 0.25 * Math.SQRT2 ** i);
/** Of a walk's moves so much is the offset's rather than the gain's (as drift of real electronics mostly is the gain). */
export const OFFSET_SHARE = 0.25;
/** Readings on either side that a jump needs: so many, and this share of all. */
const FEWEST_READINGS = 3;
const LEAST_SHARE = 0.05;

/**
 * For every batch: how clearly the scale jumped there. What the readings before and after say of the scale at that time is
 * compared, with a random walk in between (Kalman filters from both ends, which do not look across). How strongly the
 * scale walks is what makes the readings before and after most probable, given that it jumps. Null where there are too
 * few readings on either side.
 *
 * @param timesDays middle of each batch, days, ascending
 */
export function jumpsOf(
  readings: readonly (Reading | null)[],
  timesDays: readonly number[],
  directions: MoveDirections,
): (Jump | null)[] {
  const fewest = Math.max(FEWEST_READINGS, LEAST_SHARE * readings.length);
  const filters = STRENGTHS.map((strength) => filtersOf(readings, timesDays, stepPerDay(directions, strength)));
  return readings.map((_, batch) => {
    const between = jumpAt(filters, directions, [batch - 1, batch], fewest);
    const within = jumpAt(filters, directions, [batch - 1, batch + 1], fewest);
    const best = [between, within].filter((jump) => jump !== null);
    if (best.length === 0) return null;
    const jump = best.reduce((a, b) => (significanceOf(b) > significanceOf(a) ? b : a));
    return { ...jump, batch, isWithin: jump === within };
  });
}

/** How clear a jump is, whichever kind it is. */
export function significanceOf({ gainSigmas, offsetSigmas }: Pick<Jump, 'gainSigmas' | 'offsetSigmas'>): number {
  return Math.max(Math.abs(gainSigmas), Math.abs(offsetSigmas));
}

/** Covariance of what a day adds to a walk of this strength. */
export function stepPerDay({ offset, gain }: MoveDirections, strength: number): Symmetric {
  return plus(scaled(outer(offset), (OFFSET_SHARE * strength) ** 2), scaled(outer(gain), strength ** 2));
}

/** Walks of one strength from both ends. */
interface Filters {
  readonly perDay: Symmetric;
  /** By batch: what all readings up to and with it say, the log likelihood of those, and their number. */
  readonly before: readonly (Side | null)[];
  /** By batch: the same of it and all after it. */
  readonly after: readonly (Side | null)[];
}

interface Side {
  readonly state: Smoothed;
  /** Time of the newest reading in it, days. */
  readonly days: number;
  readonly logLikelihood: number;
  readonly readings: number;
}

function filtersOf(readings: readonly (Reading | null)[], timesDays: readonly number[], perDay: Symmetric): Filters {
  const reversed = filtered([...readings].reverse(), [...timesDays].reverse(), perDay);
  return { perDay, before: filtered(readings, timesDays, perDay), after: reversed.reverse() };
}

/** A Kalman filter from the first reading on; null before it. */
function filtered(
  readings: readonly (Reading | null)[],
  timesDays: readonly number[],
  perDay: Symmetric,
): (Side | null)[] {
  let side: Side | null = null;
  return readings.map((reading, i) => {
    if (reading === null) return side;
    const days = timesDays[i] ?? 0;
    if (side === null) side = { state: reading, days, logLikelihood: 0, readings: 1 };
    else {
      const step = scaled(perDay, Math.abs(days - side.days));
      const { state, logLikelihood } = updated(side.state, step, reading);
      side = { state, days, logLikelihood: side.logLikelihood + logLikelihood, readings: side.readings + 1 };
    }
    return side;
  });
}

/** The state after a step and a reading, and the logarithm of the probability of that reading. */
function updated(state: Smoothed, step: Symmetric, { value, covariance }: Reading) {
  const ahead = plus(state.covariance, step);
  const spread = plus(ahead, covariance);
  const surprise: Pair = [value[0] - state.value[0], value[1] - state.value[1]];
  const inverted = inverse(spread);
  const gain = product(ahead, inverted);
  const [x, y] = times(gain, surprise);
  const rest = [
    [1 - gain[0][0], -gain[0][1]],
    [-gain[1][0], 1 - gain[1][1]],
  ] as const;
  return {
    state: {
      value: [state.value[0] + x, state.value[1] + y] as Pair,
      covariance: plus(transformed(rest, ahead), transformed(gain, covariance)),
    },
    logLikelihood: -0.5 * (form(inverted, surprise) + Math.log(determinant(spread))),
  };
}

function jumpAt(
  filters: readonly Filters[],
  directions: MoveDirections,
  [lastBefore, firstAfter]: readonly [number, number],
  fewest: number,
): Omit<Jump, 'batch' | 'isWithin'> | null {
  let best: { readonly logLikelihood: number; readonly apart: Smoothed } | null = null;
  for (const { perDay, before, after } of filters) {
    const [left, right] = [before[lastBefore], after[firstAfter]];
    if (left == null || right == null) return null;
    if (left.readings < fewest || right.readings < fewest) return null;
    const logLikelihood = left.logLikelihood + right.logLikelihood;
    if (best !== null && logLikelihood <= best.logLikelihood) continue;
    const step = scaled(perDay, right.days - left.days);
    const covariance = plus(plus(left.state.covariance, right.state.covariance), step);
    const [a, b] = [left.state.value, right.state.value];
    best = { logLikelihood, apart: { value: [b[0] - a[0], b[1] - a[1]], covariance } };
  }
  if (best === null) return null;
  const gain = along(best.apart, directions.gain);
  const offset = along(best.apart, directions.offset);
  return { gainEv: gain.size, gainSigmas: gain.sigmas, offsetEv: offset.size, offsetSigmas: offset.sigmas };
}

/** How far two values are apart in one direction, by least squares. */
export function along(
  { value, covariance }: Smoothed,
  direction: Pair,
): { readonly size: number; readonly sigmas: number } {
  const weight = inverse(covariance);
  const norm = form(weight, direction);
  const { xx, xy, yy } = weight;
  const product = direction[0] * (xx * value[0] + xy * value[1]) + direction[1] * (xy * value[0] + yy * value[1]);
  return { size: product / norm, sigmas: product / Math.sqrt(norm) };
}
