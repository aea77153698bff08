/**
 * Weighted mean of what the sections say, without the one that pulls it furthest: a step edge (the trigger threshold) or
 * a spike stands in one of them. The variance is that of the scatter of the others. Needs three values.
 */
export function sectionMean(
  values: readonly number[],
  weights: readonly number[],
): { readonly mean: number; readonly variance: number } {
  const { mean } = scatteredMean(values, weights);
  const pulls = values.map((value, i) => (weights[i] ?? 0) * Math.abs(value - mean));
  const worst = pulls.indexOf(Math.max(...pulls));
  return scatteredMean(values.toSpliced(worst, 1), weights.toSpliced(worst, 1));
}

function scatteredMean(values: readonly number[], weights: readonly number[]) {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const mean = values.reduce((sum, value, i) => sum + (weights[i] ?? 0) * value, 0) / total;
  const squares = values.reduce((sum, value, i) => sum + ((weights[i] ?? 0) * (value - mean)) ** 2, 0);
  return { mean, variance: squares / total ** 2 };
}
