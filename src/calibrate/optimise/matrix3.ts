/** 3 x 3 matrices, row major in Float64Array of length 9. */

/** A B. */
export function multiply3(a: Float64Array, b: Float64Array): Float64Array {
  const product = new Float64Array(9);
  for (let i = 0; i < 3; i++) {
    for (let j = 0; j < 3; j++) {
      let sum = 0;
      for (let k = 0; k < 3; k++) sum += at(a, 3 * i + k) * at(b, 3 * k + j);
      product[3 * i + j] = sum;
    }
  }
  return product;
}

/** A v. */
export function times3(a: Float64Array, v: ArrayLike<number>): [number, number, number] {
  const along = (i: number) =>
    at(a, 3 * i) * (v[0] ?? 0) + at(a, 3 * i + 1) * (v[1] ?? 0) + at(a, 3 * i + 2) * (v[2] ?? 0);
  return [along(0), along(1), along(2)];
}

/** A^T v. */
export function transposedTimes3(a: Float64Array, v: ArrayLike<number>): [number, number, number] {
  const along = (i: number) => at(a, i) * (v[0] ?? 0) + at(a, 3 + i) * (v[1] ?? 0) + at(a, 6 + i) * (v[2] ?? 0);
  return [along(0), along(1), along(2)];
}

/** A + B. */
export function add3(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((value, i) => value + at(b, i));
}

/** The transpose of A. */
export function transpose3(a: Float64Array): Float64Array {
  return Float64Array.from(a, (_, index) => at(a, 3 * (index % 3) + Math.floor(index / 3)));
}

/** A S A^T: a covariance S in new coordinates. */
export function congruence3(a: Float64Array, s: Float64Array): Float64Array {
  return multiply3(multiply3(a, s), transpose3(a));
}

/** Eigenvalues (three) and eigenvectors (columns of a 3 x 3 matrix). */
export interface Eigen3 {
  readonly values: Float64Array;
  readonly vectors: Float64Array;
}

const PAIRS = [
  [0, 1],
  [0, 2],
  [1, 2],
] as const;

/**
 * Eigendecomposition of a symmetric matrix by cyclic Jacobi rotations (Golub and Van Loan, Matrix Computations, 8.5).
 * The values come in no order. Error of a value: about 1e-15 of the largest.
 */
export function symmetricEigen3(matrix: Float64Array): Eigen3 {
  const a = Float64Array.from(matrix);
  const vectors = Float64Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1);
  for (let sweep = 0; sweep < 30; sweep++) {
    const off = Math.abs(at(a, 1)) + Math.abs(at(a, 2)) + Math.abs(at(a, 5));
    if (off === 0) break;
    for (const [p, q] of PAIRS) rotate(a, vectors, p, q);
  }
  return { values: Float64Array.of(at(a, 0), at(a, 4), at(a, 8)), vectors };
}

/** One rotation that zeroes a[p, q]: A becomes J^T A J, V becomes V J. */
function rotate(a: Float64Array, vectors: Float64Array, p: number, q: number): void {
  const apq = at(a, 3 * p + q);
  if (apq === 0) return;
  const theta = (at(a, 4 * q) - at(a, 4 * p)) / (2 * apq);
  const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.hypot(theta, 1));
  const c = 1 / Math.hypot(t, 1);
  const s = t * c;
  for (let k = 0; k < 3; k++) turn(a, 3 * k + p, 3 * k + q, c, s);
  for (let k = 0; k < 3; k++) turn(a, 3 * p + k, 3 * q + k, c, s);
  for (let k = 0; k < 3; k++) turn(vectors, 3 * k + p, 3 * k + q, c, s);
  a[3 * p + q] = 0;
  a[3 * q + p] = 0;
}

function turn(values: Float64Array, i: number, j: number, c: number, s: number): void {
  const x = at(values, i);
  const y = at(values, j);
  values[i] = c * x - s * y;
  values[j] = s * x + c * y;
}

function at(values: Float64Array, index: number): number {
  return values[index] ?? 0;
}
