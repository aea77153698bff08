import type { ScheduleId } from '../settings';

/** Number of stretches of equal length that `step` cuts an optimisation into; each has half the rate of the one before. */
const STRETCHES = 4;

/** What `exponential` leaves of the rate after the last iteration. */
const LEFT = 0.1;

/** Factor of the learning rate at iteration 1..iterations; 1 at the first. */
type Schedule = (iteration: number, iterations: number) => number;

const FACTORS = {
  constant: () => 1,
  cosine: (iteration, iterations) => (1 + Math.cos((Math.PI * (iteration - 1)) / iterations)) / 2,
  step: (iteration, iterations) => 0.5 ** Math.floor((STRETCHES * (iteration - 1)) / iterations),
  exponential: (iteration, iterations) => LEFT ** ((iteration - 1) / iterations),
} as const satisfies Readonly<Record<ScheduleId, Schedule>>;

/**
 * Learning rate of one iteration: the factor of the schedule times the rate that was set.
 *
 * - `constant`: 1 throughout.
 * - `cosine`: half a period of a cosine, from 1 towards 0 (Loshchilov and Hutter, SGDR, ICLR 2017, Eq. 5, without restarts).
 * - `step`: halved after each quarter of the iterations.
 * - `exponential`: by the same factor at every iteration, to a tenth after the last.
 *
 * @param iteration 1 to `iterations`
 * @param iterations planned ones: all but `constant` depend on them
 * @returns a rate above 0 and not above `learningRate`
 */
export function learningRateAt(
  schedule: ScheduleId,
  learningRate: number,
  iteration: number,
  iterations: number,
): number {
  return learningRate * FACTORS[schedule](iteration, iterations);
}
