import { logFactorial } from './random';

/** Probability that chi2 with `ndf` > 0 degrees of freedom exceeds `chi2` >= 0 (Numerical Recipes 6.2). */
export function chiSquareSurvival(chi2: number, ndf: number): number {
  const a = ndf / 2;
  const x = chi2 / 2;
  if (x <= 0) return 1;
  const scale = Math.exp(a * Math.log(x) - x - logGamma(a));
  return x < a + 1 ? 1 - scale * lowerSeries(a, x) : scale * upperFraction(a, x);
}

/** ln Gamma(a) for a > 0 that is a multiple of a half, or any other. */
function logGamma(a: number): number {
  if (Number.isInteger(a)) return logFactorial(a - 1);
  let shifted = a;
  let correction = 0;
  for (; shifted < 12; shifted++) correction -= Math.log(shifted);
  const inverse = 1 / shifted;
  const series = inverse * (1 / 12 - inverse * inverse * (1 / 360 - (inverse * inverse) / 1260));
  return correction + (shifted - 0.5) * Math.log(shifted) - shifted + 0.9189385332046727 + series;
}

function lowerSeries(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; n < 10_000 && term > sum * 1e-16; n++) {
    term *= x / (a + n);
    sum += term;
  }
  return sum;
}

/** Lentz's method for the continued fraction of the upper incomplete gamma function. */
function upperFraction(a: number, x: number): number {
  const tiny = 1e-300;
  let b = x + 1 - a;
  let c = 1 / tiny;
  let d = 1 / b;
  let h = d;
  for (let n = 1; n < 10_000; n++) {
    const an = -n * (n - a);
    b += 2;
    d = an * d + b;
    if (Math.abs(d) < tiny) d = tiny;
    c = b + an / c;
    if (Math.abs(c) < tiny) c = tiny;
    d = 1 / d;
    const factor = d * c;
    h *= factor;
    if (Math.abs(factor - 1) < 1e-15) break;
  }
  return h;
}
