import { randomSource } from '../math/random';
import { COARSE_BINS } from './coarse';

/** The directions in which spectra differ most, of the roots of their shares. */
export interface PrincipalComponents {
  readonly mean: Float64Array;
  /** Orthonormal, the greatest first. */
  readonly components: readonly Float64Array[];
}

const ITERATIONS = 6;

/**
 * Principal components of spectra (shape (n, bins) row major; roots of shares have about the same error in every bin), by
 * orthogonal iteration from seeded directions.
 */
export function principalComponents(counts: Float32Array, kept: number, seed: number): PrincipalComponents {
  const n = counts.length / COARSE_BINS;
  const rows = Array.from({ length: n }, (_, row) => rootsOf(counts, row));
  const mean = new Float64Array(COARSE_BINS);
  for (const row of rows) row.forEach((value, bin) => (mean[bin] = (mean[bin] ?? 0) + value / n));
  const centred = rows.map((row) => row.map((value, bin) => value - (mean[bin] ?? 0)));
  const random = randomSource(seed);
  let components = orthonormal(
    Array.from({ length: Math.min(kept, n) }, () => Float64Array.from({ length: COARSE_BINS }, () => random.normal())),
  );
  for (let iteration = 0; iteration < ITERATIONS; iteration++) {
    const next = components.map(() => new Float64Array(COARSE_BINS));
    for (const row of centred) {
      components.forEach((component, k) => {
        const amplitude = dot(row, component);
        const sum = next[k];
        if (sum !== undefined) addScaled(sum, amplitude, row);
      });
    }
    components = orthonormal(next);
  }
  return { mean, components };
}

/** What the components make of spectra: expected counts of the same sum, shape as `counts`. */
export function reconstructByComponents({ mean, components }: PrincipalComponents, counts: Float32Array): Float32Array {
  const all = new Float32Array(counts.length);
  for (let row = 0; row < counts.length / COARSE_BINS; row++) {
    const own = rootsOf(counts, row);
    const shape = mean.slice();
    for (const component of components) {
      const amplitude = dot(own, component) - dot(mean, component);
      addScaled(shape, amplitude, component);
    }
    const shares = shape.map((value) => Math.max(value, 1e-3) ** 2);
    const total = shares.reduce((sum, value) => sum + value, 0);
    const events = counts.subarray(row * COARSE_BINS, (row + 1) * COARSE_BINS).reduce((sum, value) => sum + value, 0);
    all.set(
      shares.map((value) => (value * events) / total),
      row * COARSE_BINS,
    );
  }
  return all;
}

function rootsOf(counts: Float32Array, row: number): Float64Array {
  const own = counts.subarray(row * COARSE_BINS, (row + 1) * COARSE_BINS);
  const total = Math.max(
    own.reduce((sum, n) => sum + n, 0),
    1,
  );
  // Anscombe's 3/8 keeps the root's error the same down to single counts.
  return Float64Array.from(own, (n) => Math.sqrt((n + 0.375) / total));
}

function orthonormal(vectors: readonly Float64Array[]): Float64Array[] {
  const done: Float64Array[] = [];
  for (const vector of vectors) {
    const own = vector.slice();
    for (const other of done) {
      const along = dot(own, other);
      addScaled(own, -along, other);
    }
    const length = Math.sqrt(dot(own, own));
    done.push(length > 0 ? own.map((value) => value / length) : own);
  }
  return done;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

function addScaled(to: Float64Array, factor: number, what: Float64Array): void {
  for (let i = 0; i < to.length; i++) to[i] = (to[i] ?? 0) + factor * (what[i] ?? 0);
}
