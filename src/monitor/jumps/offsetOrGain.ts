import { plus, scaled, type Pair, type Symmetric } from '../../calibrate/drift/pair';
import type { Reading } from '../../calibrate/drift/walk';
import { along, stepPerDay, type Jump } from './jumpsOf';
import type { MoveDirections } from './readings';

/** Readings on either side that are compared: those within so many days, and at least so many. */
const REACH_DAYS = 3;
const FEWEST = 2;

/**
 * Logarithm of how much more probable the readings beside a jump are if the offset jumped than if the gain did, each by
 * whatever it takes: above 0 for the offset. A baseline shift moves all lines by the same energy, a step of the gain in
 * proportion to their energy, or to their channel: which of the two the spectra do not say, so that the likelier counts. Means over a few days before and after are compared, with their errors and
 * what the walk adds: s^2 (T1 + T2)/3 for means over T1 and T2 days beside each other. Null with fewer than two readings on
 * a side. What the scale does further away does not matter: where it jumps back, the difference is smaller, but of the
 * same kind.
 *
 * @param strength of the walk, eV in a day^(1/2) at the pivot
 */
export function offsetLogOdds(
  readings: readonly (Reading | null)[],
  timesDays: readonly number[],
  { batch, isWithin }: Pick<Jump, 'batch' | 'isWithin'>,
  directions: MoveDirections,
  strength: number,
): number | null {
  const at = timesDays[batch] ?? 0;
  const side = (isOwn: (i: number) => boolean) =>
    readings.flatMap((reading, i) =>
      reading !== null && isOwn(i) && Math.abs((timesDays[i] ?? 0) - at) <= REACH_DAYS ? [reading] : [],
    );
  const before = side((i) => i < batch);
  const after = side((i) => (isWithin ? i > batch : i >= batch));
  if (before.length < FEWEST || after.length < FEWEST) return null;
  const [left, right] = [meanOf(before), meanOf(after)];
  const spacing = Math.abs((timesDays[batch] ?? 0) - (timesDays[batch - 1] ?? timesDays[batch] ?? 0));
  const walked = scaled(stepPerDay(directions, strength), (spacing * (before.length + after.length)) / 3);
  const apart = {
    value: [right.value[0] - left.value[0], right.value[1] - left.value[1]] as Pair,
    covariance: plus(plus(left.covariance, right.covariance), walked),
  };
  const explained = (direction: Pair) => along(apart, direction).sigmas ** 2;
  const byGain = Math.max(explained(directions.gain), explained(directions.gainAboutZero));
  return (explained(directions.offset) - byGain) / 2;
}

function meanOf(readings: readonly Reading[]): Reading {
  const n = readings.length;
  const value = (k: 0 | 1) => readings.reduce((sum, reading) => sum + reading.value[k], 0) / n;
  const none: Symmetric = { xx: 0, xy: 0, yy: 0 };
  const covariance = readings.reduce((sum, reading) => plus(sum, reading.covariance), none);
  return { value: [value(0), value(1)], covariance: scaled(covariance, 1 / n ** 2) };
}
