import { chiSquareSurvival } from '../math/chiSquare';
import { devianceMoments } from './deviance';

/** How well a model describes counts, in two ways. */
export interface Goodness {
  /** Pearson chi2 over bins merged until each expects enough counts for the statistic to mean something. */
  readonly chi2: number;
  /** Merged bins minus free parameters; 0 or less where there are too few counts to judge by chi2. */
  readonly ndf: number;
  /**
   * Probability of a likelihood ratio (Baker-Cousins) at least as large as found, where the model is right: it holds at
   * any number of counts. Null with no more bins than parameters.
   */
  readonly probability: number | null;
}

const LEAST_EXPECTED = 5;

/** Both goodnesses of `counts` against the `expected` ones of a fit with so many free parameters. */
export function goodnessOf(counts: ArrayLike<number>, expected: ArrayLike<number>, freeParameters: number): Goodness {
  return {
    ...pearson(counts, expected, freeParameters),
    probability: likelihoodRatioProbability(counts, expected, freeParameters),
  };
}

/** Merges neighbouring bins up to an expectation of 5 and sums (n - mu)^2/mu. */
export function pearson(
  counts: ArrayLike<number>,
  expected: ArrayLike<number>,
  freeParameters: number,
): Omit<Goodness, 'probability'> {
  let chi2 = 0;
  let bins = 0;
  let n = 0;
  let mu = 0;
  for (let i = 0; i < counts.length; i++) {
    n += counts[i] ?? 0;
    mu += expected[i] ?? 0;
    if (mu >= LEAST_EXPECTED) {
      chi2 += ((n - mu) * (n - mu)) / mu;
      bins++;
      n = 0;
      mu = 0;
    }
  }
  return { chi2, ndf: bins - freeParameters };
}

/**
 * The likelihood ratio has the mean and variance of its bins' shares; each fitted parameter takes away 1 and 2. Its tail
 * is that of a scaled chi2 with these two moments.
 */
function likelihoodRatioProbability(
  counts: ArrayLike<number>,
  expected: ArrayLike<number>,
  freeParameters: number,
): number | null {
  if (counts.length <= freeParameters) return null;
  let ratio = 0;
  let mean = -freeParameters;
  let variance = -2 * freeParameters;
  for (let i = 0; i < counts.length; i++) {
    const n = counts[i] ?? 0;
    const mu = expected[i] ?? 0;
    ratio += 2 * (mu - n + (n > 0 ? n * Math.log(n / Math.max(mu, 1e-9)) : 0));
    const moments = devianceMoments(mu);
    mean += moments.mean;
    variance += moments.variance;
  }
  if (!(mean > 0 && variance > 0)) return null;
  return chiSquareSurvival((ratio * 2 * mean) / variance, (2 * mean * mean) / variance);
}
