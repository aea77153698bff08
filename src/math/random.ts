/**
 * Seeded random numbers: same seed, same numbers, on every machine. The generator is sfc32 (Chris Doty-Humphrey,
 * PractRand), seeded through splitmix32 so that neighbouring seeds and streams are unrelated.
 */
export interface RandomSource {
  /** Uniform in [0, 1) with 53 bits. */
  readonly uniform: () => number;
  /** Standard normal. */
  readonly normal: () => number;
  /** Poisson with mean `mean` >= 0. */
  readonly poisson: (mean: number) => number;
  /** Successes in `trials` >= 0 with probability in [0, 1]. */
  readonly binomial: (trials: number, probability: number) => number;
}

/** A source for `seed` (any integer) and `stream` (an integer per independent use of the same seed). */
export function randomSource(seed: number, stream = 0): RandomSource {
  const next = sfc32(seed, stream);
  const uniform = () => (next() * 0x200000 + (next() >>> 11)) / 0x20000000000000;
  const normal = polarNormal(uniform);
  const poisson = (mean: number) => (mean < 30 ? poissonByProduct(mean, uniform) : poissonByRejection(mean, uniform));
  const binomial = (trials: number, probability: number) => drawBinomial(trials, probability, uniform);
  return { uniform, normal, poisson, binomial };
}

function sfc32(seed: number, stream: number): () => number {
  let state = (seed ^ Math.imul(stream + 1, 0x9e3779b9)) | 0;
  const splitmix = () => {
    state = (state + 0x9e3779b9) | 0;
    let z = state;
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return (z ^ (z >>> 15)) | 0;
  };
  // a, b, c and the counter: in variables of their own, numbers of 32 bits would be boxed anew at every draw.
  const words = Int32Array.of(splitmix(), splitmix(), splitmix() ^ stream, 1);
  const next = () => {
    const b = words[1] ?? 0;
    const c = words[2] ?? 0;
    const counter = words[3] ?? 0;
    const t = ((((words[0] ?? 0) + b) | 0) + counter) | 0;
    words[0] = b ^ (b >>> 9);
    words[1] = (c + (c << 3)) | 0;
    words[2] = (((c << 21) | (c >>> 11)) + t) | 0;
    words[3] = counter + 1;
    return t >>> 0;
  };
  for (let i = 0; i < 12; i++) next();
  return next;
}

/** Marsaglia's polar method: two normals from each accepted pair. */
function polarNormal(uniform: () => number): () => number {
  let spare: number | null = null;
  return () => {
    if (spare !== null) {
      const value = spare;
      spare = null;
      return value;
    }
    for (;;) {
      const u = 2 * uniform() - 1;
      const v = 2 * uniform() - 1;
      const s = u * u + v * v;
      if (s > 0 && s < 1) {
        const scale = Math.sqrt((-2 * Math.log(s)) / s);
        spare = v * scale;
        return u * scale;
      }
    }
  };
}

function poissonByProduct(mean: number, uniform: () => number): number {
  const limit = Math.exp(-mean);
  let n = 0;
  for (let product = uniform(); product > limit; product *= uniform()) n++;
  return n;
}

/** Hormann's PTRS (Insurance: Mathematics and Economics 12 (1993) 39), exact for mean >= 10. */
function poissonByRejection(mean: number, uniform: () => number): number {
  const logMean = Math.log(mean);
  const b = 0.931 + 2.53 * Math.sqrt(mean);
  const a = -0.059 + 0.02483 * b;
  const inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
  const vr = 0.9277 - 3.6224 / (b - 2);
  for (;;) {
    const u = uniform() - 0.5;
    const v = uniform();
    const us = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / us + b) * u + mean + 0.43);
    if (us >= 0.07 && v <= vr) return k;
    if (k < 0 || (us < 0.013 && v > us)) continue;
    if (Math.log(v) + Math.log(inverseAlpha) - Math.log(a / (us * us) + b) <= -mean + k * logMean - logFactorial(k)) {
      return k;
    }
  }
}

/** ln n!, exact sum below 10 and Stirling's series above (error below 1e-10). */
export function logFactorial(n: number): number {
  if (n < 10) {
    let product = 1;
    for (let i = 2; i <= n; i++) product *= i;
    return Math.log(product);
  }
  const x = n + 1;
  const x2 = x * x;
  return (x - 0.5) * Math.log(x) - x + 0.9189385332046727 + (1 / 12 - (1 / 360 - 1 / (1260 * x2)) / x2) / x;
}

function drawBinomial(trials: number, probability: number, uniform: () => number): number {
  if (probability > 0.5) return trials - drawBinomial(trials, 1 - probability, uniform);
  const mean = trials * probability;
  return mean < 10
    ? binomialByInversion(trials, probability, uniform)
    : binomialByRejection(trials, probability, uniform);
}

/** Sums the distribution upwards from 0 until it passes a uniform number: exact, in about trials * probability steps. */
function binomialByInversion(trials: number, probability: number, uniform: () => number): number {
  const odds = probability / (1 - probability);
  for (;;) {
    let rest = uniform();
    let term = trials === 1 ? 1 - probability : (1 - probability) ** trials;
    for (let k = 0; k <= trials; k++) {
      if (rest <= term) return k;
      rest -= term;
      term *= (odds * (trials - k)) / (k + 1);
    }
    // Only rounding leads here, for a uniform number next to 1.
  }
}

/** Hormann's BTRS (J. Stat. Comput. Simul. 46 (1993) 101), exact for probability <= 0.5 and mean >= 10. */
function binomialByRejection(trials: number, probability: number, uniform: () => number): number {
  const spread = Math.sqrt(trials * probability * (1 - probability));
  const b = 1.15 + 2.53 * spread;
  const a = -0.0873 + 0.0248 * b + 0.01 * probability;
  const alpha = (2.83 + 5.1 / b) * spread;
  const logOdds = Math.log(probability / (1 - probability));
  const mode = Math.floor((trials + 1) * probability);
  const logOfMode = logFactorial(mode) + logFactorial(trials - mode);
  for (;;) {
    const u = uniform() - 0.5;
    const v = uniform();
    const us = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / us + b) * u + trials * probability + 0.5);
    if (us >= 0.07 && v <= 0.92 - 4.2 / b) return k;
    if (k < 0 || k > trials) continue;
    const logRatio = logOfMode - logFactorial(k) - logFactorial(trials - k) + (k - mode) * logOdds;
    if (Math.log((v * alpha) / (a / (us * us) + b)) <= logRatio) return k;
  }
}
