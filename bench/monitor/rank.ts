/** How well values tell odd spectra from good ones. */
export interface Ranking {
  /** Area under the ROC curve: the chance that an odd spectrum has a greater value than a good one. */
  readonly auc: number;
  /** Mean precision over the odd spectra, ranked among all good ones. */
  readonly averagePrecision: number;
}

/** Ties count half. Values that are not finite rank lowest, but plus infinity. */
export function rank(odd: readonly number[], good: readonly number[]): Ranking {
  const value = (x: number) => (Number.isNaN(x) ? -Infinity : x);
  const sorted = good.map(value).sort((a, b) => a - b);
  const below = (x: number) => lowerBound(sorted, x, false);
  const upTo = (x: number) => lowerBound(sorted, x, true);
  const found = odd.map(value).sort((a, b) => b - a);
  let [auc, precision] = [0, 0];
  found.forEach((x, i) => {
    auc += (below(x) + upTo(x)) / 2 / sorted.length;
    precision += (i + 1) / (i + 1 + sorted.length - below(x));
  });
  return { auc: auc / found.length, averagePrecision: precision / found.length };
}

/** How many of the ascending values are below x, or at it. */
function lowerBound(sorted: readonly number[], x: number, isInclusive: boolean): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const own = sorted[middle] ?? 0;
    if (own < x || (isInclusive && own === x)) low = middle + 1;
    else high = middle;
  }
  return low;
}
