/** Pearson chi2 over bins merged until each expects enough counts for the statistic to mean something. */
export interface Goodness {
  readonly chi2: number;
  /** Merged bins minus free parameters; 0 or less where there are too few counts to judge. */
  readonly ndf: number;
}

const LEAST_EXPECTED = 5;

/** Merges neighbouring bins up to an expectation of 5 and sums (n - mu)^2/mu. */
export function pearson(counts: ArrayLike<number>, expected: ArrayLike<number>, freeParameters: number): Goodness {
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
