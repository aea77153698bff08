/**
 * Small dense symmetric systems, row major in Float64Array. Sizes here are a handful of parameters, for which a plain
 * Cholesky decomposition is the right tool.
 */

/**
 * Lower Cholesky factor of the symmetric n x n matrix, or null where it is not positive definite. It is put in `lower`, at least n * n
 * long, whose entries above the diagonal stay.
 */
export function cholesky(
  matrix: Float64Array,
  n: number,
  lower: Float64Array = new Float64Array(n * n),
): Float64Array | null {
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = at(matrix, i * n + j);
      for (let k = 0; k < j; k++) sum -= at(lower, i * n + k) * at(lower, j * n + k);
      if (i === j) {
        if (!(sum > 1e-14 * Math.abs(at(matrix, i * n + i)))) return null;
        lower[i * n + i] = Math.sqrt(sum);
      } else lower[i * n + j] = sum / at(lower, j * n + j);
    }
  }
  return lower;
}

/** Solves L L^T x = b for the Cholesky factor L: a new array. */
export function choleskySolve(lower: Float64Array, b: Float64Array): Float64Array {
  return solveInPlace(lower, b.slice(), b.length);
}

/** Solves L L^T x = b of n equations, where `x` holds b at first and x in the end; gives `x`. */
export function solveInPlace(lower: Float64Array, x: Float64Array, n: number): Float64Array {
  for (let i = 0; i < n; i++) {
    let sum = at(x, i);
    for (let k = 0; k < i; k++) sum -= at(lower, i * n + k) * at(x, k);
    x[i] = sum / at(lower, i * n + i);
  }
  for (let i = n - 1; i >= 0; i--) {
    let sum = at(x, i);
    for (let k = i + 1; k < n; k++) sum -= at(lower, k * n + i) * at(x, k);
    x[i] = sum / at(lower, i * n + i);
  }
  return x;
}

/** Inverse of a symmetric positive definite n x n matrix, or null where it is none. */
export function invertSymmetric(matrix: Float64Array, n: number): Float64Array | null {
  const lower = cholesky(matrix, n);
  if (lower === null) return null;
  const inverse = new Float64Array(n * n);
  for (let column = 0; column < n; column++) {
    const unit = new Float64Array(n);
    unit[column] = 1;
    const x = choleskySolve(lower, unit);
    for (let row = 0; row < n; row++) inverse[row * n + column] = at(x, row);
  }
  return inverse;
}

function at(values: Float64Array, index: number): number {
  return values[index] ?? 0;
}
