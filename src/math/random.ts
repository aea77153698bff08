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
  const binomial = (trials: number, probability: number) => drawBinomial(trials, probability, uniform, normal);
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
  let a = splitmix();
  let b = splitmix();
  let c = splitmix() ^ stream;
  let counter = 1;
  const next = () => {
    const t = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + t) | 0;
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

/** By trials for few of them; for many by halving at a beta-distributed order statistic (Devroye 1986, X.4). */
function drawBinomial(trials: number, probability: number, uniform: () => number, normal: () => number): number {
  let n = trials;
  let p = probability;
  let successes = 0;
  while (n > 64) {
    const a = 1 + Math.floor(n / 2);
    const b = n + 1 - a;
    const x = gamma(a, uniform, normal);
    const split = x / (x + gamma(b, uniform, normal));
    if (split >= p) {
      n = a - 1;
      p /= split;
    } else {
      successes += a;
      n = b - 1;
      p = (p - split) / (1 - split);
    }
  }
  for (let i = 0; i < n; i++) if (uniform() < p) successes++;
  return successes;
}

/** Gamma with integer shape >= 1 and unit scale (Marsaglia and Tsang 2000). */
function gamma(shape: number, uniform: () => number, normal: () => number): number {
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal();
    const v = (1 + c * x) ** 3;
    if (v <= 0) continue;
    const u = uniform();
    if (Math.log(u) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}
