/** Ends of a confidence interval. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * Central 68.3 % interval of the mean of a Poisson variable that came out as `count` >= 0, by the closed forms of
 * Gehrels (Astrophys. J. 303 (1986) 336, Eqs. 7 and 9 with S = 1): its ends are good to 5 % of their distance from
 * `count`. Where counts are many, that distance is sqrt(count).
 */
export function poissonInterval(count: number): Interval {
  const high = count + Math.sqrt(count + 0.75) + 1;
  if (count <= 0) return { low: 0, high };
  return { low: count * (1 - 1 / (9 * count) - 1 / (3 * Math.sqrt(count))) ** 3, high };
}
