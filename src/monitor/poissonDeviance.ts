import { logFactorial } from '../math/random';

/** Signed root of the deviance of `n` counts where `mean` > 0 are expected: nearly normal from a few counts on. */
export function signedRootDeviance(n: number, mean: number): number {
  return Math.sign(n - mean) * Math.sqrt(devianceOf(n, mean));
}

/** 2 (n ln(n/mean) - n + mean) >= 0, for n >= 0 and mean > 0. */
export function devianceOf(n: number, mean: number): number {
  return Math.max(0, 2 * (n > 0 ? n * Math.log(n / mean) - n + mean : mean));
}

const STEPS_PER_E = 8;
const LOWEST_LOG = -7;
const HIGHEST_LOG = 6;
const ENTRIES = (HIGHEST_LOG - LOWEST_LOG) * STEPS_PER_E + 1;
const TABLE = Array.from({ length: ENTRIES }, (_, i) => momentsAt(Math.exp(LOWEST_LOG + i / STEPS_PER_E)));

/** Mean and variance of the deviance of a Poisson count of this mean, summed over the distribution. */
function momentsAt(mean: number): { readonly mean: number; readonly variance: number } {
  const highest = Math.ceil(mean + 12 * Math.sqrt(mean) + 12);
  let [first, second] = [0, 0];
  for (let n = 0; n <= highest; n++) {
    const probability = Math.exp(n * Math.log(mean) - mean - logFactorial(n));
    const deviance = devianceOf(n, mean);
    first += probability * deviance;
    second += probability * deviance * deviance;
  }
  return { mean: first, variance: second - first * first };
}

function between(low: number, high: number, fraction: number): number {
  return low + fraction * (high - low);
}

/**
 * How far the deviance of counts from their expectation lies above what chance makes of it, in standard deviations. Bins
 * that hold next to nothing count as what they are: their deviance has a mean far below 1.
 */
export function devianceExcess(counts: ArrayLike<number>, expected: ArrayLike<number>): number {
  let [deviance, mean, variance] = [0, 0, 0];
  for (let bin = 0; bin < expected.length; bin++) {
    const mu = Math.max(expected[bin] ?? 0, 1e-3);
    const place = Math.min(Math.max((Math.log(mu) - LOWEST_LOG) * STEPS_PER_E, 0), ENTRIES - 1);
    const index = Math.floor(place);
    const [low, high] = [TABLE[index], TABLE[index + 1] ?? TABLE[index]];
    deviance += devianceOf(counts[bin] ?? 0, mu);
    mean += between(low?.mean ?? 1, high?.mean ?? 1, place - index);
    variance += between(low?.variance ?? 2, high?.variance ?? 2, place - index);
  }
  return (deviance - mean) / Math.sqrt(variance);
}
