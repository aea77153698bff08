import { erfcx, normalCdf } from '../math/specialFunctions';

/** exp(-t^2/2) falls below the smallest double beyond |t| = 38.6. */
const FAR = 38;
const SQRT_2_OVER_PI = 0.7978845608028654;
const INVERSE_SQRT_2_PI = 0.3989422804014327;

/**
 * Cumulative line shape and its derivatives at one point, in units of sigma: t = (x - mu)/sigma.
 *
 * The shape is (1 - f) Gauss + f Tail (METHOD.md section 3; Van Gysel, Lemberge and Van Espen 2003), where Tail is a
 * Gaussian folded with an exponential of slope b sigma towards low energy. Its integral from -infinity is
 * Phi(t) + (f/2) s(t) with s(t) = exp(t/b + 1/(2 b^2)) erfc((t + 1/b)/sqrt 2), which makes counts integrated over a
 * bin a plain difference.
 */
export interface CumulativeShape {
  /** Fraction of the line below t. */
  cdf: number;
  /** d cdf/dt: the density times sigma. */
  slope: number;
  /** d cdf/df, f being the tail fraction. */
  byFraction: number;
  /** d cdf/db, b being the tail slope in units of sigma. */
  byBeta: number;
}

/** A record to be filled by `cumulativeShape`; reused so that hot loops allocate nothing. */
export function emptyCumulativeShape(): CumulativeShape {
  return { cdf: 0, slope: 0, byFraction: 0, byBeta: 0 };
}

/**
 * Fills `out` with the cumulative shape at `t`. `fraction` in [0, 1]; `beta` > 0. Stable for every t: the product of
 * exp and erfc, which overflow and underflow together, is evaluated as exp(-t^2/2) erfcx(z).
 */
export function cumulativeShape(t: number, fraction: number, beta: number, out: CumulativeShape): void {
  const gauss = Math.abs(t) > FAR ? 0 : Math.exp(-0.5 * t * t);
  const s = fraction === 0 ? 0 : tailTerm(t, beta, gauss);
  const sByT = s / beta - SQRT_2_OVER_PI * gauss;
  out.cdf = normalCdf(t) + 0.5 * fraction * s;
  out.slope = INVERSE_SQRT_2_PI * gauss + 0.5 * fraction * sByT;
  out.byFraction = fraction === 0 ? 0.5 * tailTerm(t, beta, gauss) : 0.5 * s;
  out.byBeta = (0.5 * fraction * (SQRT_2_OVER_PI * gauss - s * (t + 1 / beta))) / (beta * beta);
}

/** s(t) = exp(t/b + 1/(2 b^2)) erfc((t + 1/b)/sqrt 2). */
function tailTerm(t: number, beta: number, gauss: number): number {
  const z = (t + 1 / beta) * Math.SQRT1_2;
  if (z >= 0) return gauss * erfcx(z);
  return 2 * Math.exp(t / beta + 0.5 / (beta * beta)) - gauss * erfcx(-z);
}

/** Density of the line at x: (1 - f) Gauss + f Tail, unit area, in 1/(unit of sigma). */
export function lineDensity(x: number, mu: number, sigma: number, fraction: number, beta: number): number {
  const t = (x - mu) / sigma;
  const gauss = Math.abs(t) > FAR ? 0 : Math.exp(-0.5 * t * t);
  const tail = fraction === 0 ? 0 : tailTerm(t, beta, gauss) / (2 * beta);
  return ((1 - fraction) * INVERSE_SQRT_2_PI * gauss + fraction * tail) / sigma;
}

/** Full width at half maximum of a Gaussian in units of its sigma. */
export const FWHM_PER_SIGMA = 2.3548200450309493;
