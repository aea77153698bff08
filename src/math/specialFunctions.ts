import erfc from '@stdlib/math-base-special-erfc';
import erfcx from '@stdlib/math-base-special-erfcx';

/** Scaled complementary error function exp(x^2) erfc(x): does not underflow for large x (Steven G. Johnson, Faddeeva). */
export { erfcx };

/** Standard normal distribution function Phi(t), accurate in both tails. */
export function normalCdf(t: number): number {
  return 0.5 * erfc(-t * Math.SQRT1_2);
}

/** The t with Phi(t) = `probability`, which lies in (0, 1); by bisection, to 1e-13. */
export function normalQuantile(probability: number): number {
  let low = -38;
  let high = 38;
  while (high - low > 1e-13) {
    const middle = 0.5 * (low + high);
    if (middle === low || middle === high) break;
    if (normalCdf(middle) < probability) low = middle;
    else high = middle;
  }
  return 0.5 * (low + high);
}

/** Standard normal density phi(t). */
export function normalPdf(t: number): number {
  return 0.3989422804014327 * Math.exp(-0.5 * t * t);
}
