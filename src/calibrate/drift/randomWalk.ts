import { determinant, form, inverse, plus, product, times, transformed, type Pair, type Symmetric } from './pair';

/** What one batch says by itself, or null where it says nothing. */
export interface Reading {
  readonly value: Pair;
  readonly covariance: Symmetric;
}

/** What all batches together say of one. */
export interface Smoothed {
  readonly value: Pair;
  readonly covariance: Symmetric;
}

export interface SmoothedWalk {
  readonly smoothed: readonly Smoothed[];
  /** Logarithm of the probability density of the readings, up to a constant that does not depend on the steps. */
  readonly logLikelihood: number;
}

/** Variance before any reading: as good as nothing known. */
const UNKNOWN: Symmetric = { xx: 1e8, xy: 0, yy: 1e8 };

/**
 * Means and covariances of a two-dimensional random walk, given noisy readings of it: a Kalman filter forwards
 * (Kalman, J. Basic Eng. 82 (1960) 35) and the smoother of Rauch, Tung and Striebel (AIAA J. 3 (1965) 1445) back.
 *
 * @param steps covariance of the step before each entry of `readings`; that of the first is not used
 */
export function smoothWalk(readings: readonly (Reading | null)[], steps: readonly Symmetric[]): SmoothedWalk {
  const predicted: Smoothed[] = [];
  const filtered: Smoothed[] = [];
  let logLikelihood = 0;
  const first = readings.find((reading) => reading !== null);
  let state: Smoothed = { value: first?.value ?? [0, 0], covariance: UNKNOWN };
  readings.forEach((reading, i) => {
    const step = steps[i];
    const ahead = i === 0 || step === undefined ? state : { ...state, covariance: plus(state.covariance, step) };
    predicted.push(ahead);
    state = reading === null ? ahead : updated(ahead, reading);
    filtered.push(state);
    if (reading === null) return;
    const spread = plus(ahead.covariance, reading.covariance);
    const surprise = form(inverse(spread), difference(reading.value, ahead.value));
    logLikelihood -= 0.5 * (surprise + Math.log(determinant(spread)));
  });
  const smoothed: Smoothed[] = [];
  for (let i = readings.length - 1; i >= 0; i--) {
    const own = filtered[i] ?? state;
    const later = smoothed.at(-1);
    const ahead = predicted[i + 1];
    smoothed.push(later === undefined || ahead === undefined ? own : corrected(own, later, ahead));
  }
  return { smoothed: smoothed.reverse(), logLikelihood };
}

function updated(ahead: Smoothed, { value, covariance }: Reading): Smoothed {
  const gain = product(ahead.covariance, inverse(plus(ahead.covariance, covariance)));
  const [x, y] = times(gain, difference(value, ahead.value));
  // Joseph's form stays positive where one covariance dwarfs the other.
  const rest = [
    [1 - gain[0][0], -gain[0][1]],
    [-gain[1][0], 1 - gain[1][1]],
  ] as const;
  return {
    value: [ahead.value[0] + x, ahead.value[1] + y],
    covariance: plus(transformed(rest, ahead.covariance), transformed(gain, covariance)),
  };
}

function corrected(own: Smoothed, later: Smoothed, ahead: Smoothed): Smoothed {
  const gain = product(own.covariance, inverse(ahead.covariance));
  const [x, y] = times(gain, difference(later.value, ahead.value));
  const change = transformed(gain, plus(later.covariance, negative(ahead.covariance)));
  return { value: [own.value[0] + x, own.value[1] + y], covariance: plus(own.covariance, change) };
}

function difference(a: Pair, b: Pair): Pair {
  return [a[0] - b[0], a[1] - b[1]];
}

function negative({ xx, xy, yy }: Symmetric): Symmetric {
  return { xx: -xx, xy: -xy, yy: -yy };
}
