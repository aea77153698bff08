/**
 * sign(n - mu) sqrt(2 [mu - n + n ln(n/mu)]): the signed root of each bin's share of the likelihood ratio, in sigmas. Near
 * (n - mu)/sqrt(mu) where counts are many and closer to normal where they are few; their squares add up to the cost.
 */
export function devianceResiduals(counts: Float64Array, expected: Float64Array): Float64Array {
  return counts.map((n, bin) => {
    const mu = Math.max(expected[bin] ?? 0, 1e-9);
    const share = 2 * (mu - n + (n > 0 ? n * Math.log(n / mu) : 0));
    return Math.sign(n - mu) * Math.sqrt(Math.max(share, 0));
  });
}
