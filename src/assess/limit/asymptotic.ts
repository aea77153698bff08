/**
 * Upper limits by CLs (A. Read, J. Phys. G 28 (2002) 2693) with the asymptotic formulas of Cowan, Cranmer, Gross and
 * Vitells, Eur. Phys. J. C 71 (2011) 1554, sections 3.6 and 4.3: the statistic q of an upper limit, and the Asimov data
 * set, whose counts are the expectations of background alone.
 */
import { normalCdf, normalQuantile } from '../../math/specialFunctions';

/**
 * The root of the Asimov data's q at which a background that fluctuates by `sigmas` gives its upper limit:
 * mu = sigma (PhiInverse(1 - alpha Phi(N)) + N), and sigma = mu/sqrt(qA(mu)).
 */
export function rootAtLimit(confidence: number, sigmas: number): number {
  return normalQuantile(1 - (1 - confidence) * normalCdf(sigmas)) + sigmas;
}

/** CLs of a signal with the observed statistic `q` and that of the Asimov data, `asimovQ` > 0 (Eqs. 65 and 66). */
export function clsOf(q: number, asimovQ: number): number {
  const root = Math.sqrt(asimovQ);
  if (q <= asimovQ) return normalCdf(-Math.sqrt(q)) / normalCdf(root - Math.sqrt(q));
  return normalCdf(-(q + asimovQ) / (2 * root)) / normalCdf(-(q - asimovQ) / (2 * root));
}

const MAX_STEPS = 60;
const RELATIVE = 1e-5;

/**
 * Where `rising`, a function that grows from `rising(0)` <= `target`, reaches `target`: brackets from `start` > 0, then
 * regula falsi with halved ends (Illinois). NaN where it does not get there.
 */
export function whereItReaches(target: number, rising: (x: number) => number, start: number): number {
  let low = 0;
  let below = rising(0) - target;
  let high = start;
  let above = rising(high) - target;
  for (let i = 0; above < 0; i++) {
    if (i >= MAX_STEPS) return NaN;
    [low, below] = [high, above];
    high *= 2;
    above = rising(high) - target;
  }
  let lastSide = 0;
  for (let i = 0; i < MAX_STEPS && high - low > RELATIVE * high; i++) {
    const middle = (low * above - high * below) / (above - below);
    const value = rising(middle) - target;
    if (Math.abs(value) < 1e-7) return middle;
    if (value < 0) {
      [low, below] = [middle, value];
      if (lastSide < 0) above /= 2;
      lastSide = -1;
    } else {
      [high, above] = [middle, value];
      if (lastSide > 0) below /= 2;
      lastSide = 1;
    }
  }
  return 0.5 * (low + high);
}
