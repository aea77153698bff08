/** Expected counts at which the moments are tabulated, evenly in their logarithm. */
const FIRST_LOG = Math.log(1e-4);
const LAST_LOG = Math.log(1e3);
const KNOTS = 400;

/** Mean and variance of one bin's share of the likelihood ratio. */
export interface Moments {
  readonly mean: number;
  readonly variance: number;
}

/**
 * Mean and variance of 2 [mu - n + n ln(n/mu)] for Poisson n of mean `expected` >= 0: 1 and 2 where counts are many, but
 * 2 mu ln(1/mu) and more where they are few, so that the sum over bins does not follow chi2 there (Baker and Cousins,
 * Nucl. Instrum. Meth. 221 (1984) 437, section 4). Summed exactly over n at 400 values of mu and interpolated to 1e-3.
 */
export function devianceMoments(expected: number): Moments {
  if (!(expected > 0)) return { mean: 0, variance: 0 };
  const place = ((Math.log(expected) - FIRST_LOG) / (LAST_LOG - FIRST_LOG)) * (KNOTS - 1);
  if (place <= 0)
    return {
      mean: (expected / TABLE.first) * (TABLE.mean[0] ?? 0),
      variance: (expected / TABLE.first) * (TABLE.variance[0] ?? 0),
    };
  if (place >= KNOTS - 1) return { mean: 1 + 1 / (6 * expected), variance: 2 };
  const i = Math.floor(place);
  const u = place - i;
  return { mean: between(TABLE.mean, i, u), variance: between(TABLE.variance, i, u) };
}

function between(values: Float64Array, i: number, u: number): number {
  return (1 - u) * (values[i] ?? 0) + u * (values[i + 1] ?? 0);
}

const TABLE = tabulated();

function tabulated() {
  const mean = new Float64Array(KNOTS);
  const variance = new Float64Array(KNOTS);
  for (let i = 0; i < KNOTS; i++) {
    const own = summed(Math.exp(FIRST_LOG + (i * (LAST_LOG - FIRST_LOG)) / (KNOTS - 1)));
    mean[i] = own.mean;
    variance[i] = own.variance;
  }
  return { first: Math.exp(FIRST_LOG), mean, variance };
}

function summed(mu: number): Moments {
  const reach = 10 * Math.sqrt(mu) + 20;
  const from = Math.max(Math.floor(mu - reach), 0);
  let logProbability = -mu;
  for (let n = 1; n <= from; n++) logProbability += Math.log(mu / n);
  let mean = 0;
  let square = 0;
  for (let n = from; n <= mu + reach; n++) {
    if (n > from) logProbability += Math.log(mu / n);
    const value = 2 * (mu - n + (n > 0 ? n * Math.log(n / mu) : 0));
    const probability = Math.exp(logProbability);
    mean += probability * value;
    square += probability * value * value;
  }
  return { mean, variance: square - mean * mean };
}
