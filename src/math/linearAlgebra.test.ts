import { expect, it } from 'vitest';
import { cholesky, choleskySolve, invertSymmetric } from './linearAlgebra';

const MATRIX = Float64Array.from([4, 2, 0.6, 2, 5, 1, 0.6, 1, 3]);

it('solves a symmetric system', () => {
  const lower = cholesky(MATRIX, 3);
  const x = lower === null ? [] : choleskySolve(lower, Float64Array.from([1, -2, 3]));
  [1, -2, 3].forEach((b, i) => {
    expect([0, 1, 2].reduce((sum, j) => sum + (MATRIX[3 * i + j] ?? 0) * (x[j] ?? 0), 0)).toBeCloseTo(b, 12);
  });
});

it('inverts: the product is the unit matrix', () => {
  const inverse = invertSymmetric(MATRIX, 3) ?? new Float64Array(9);
  for (let i = 0; i < 3; i++) {
    for (let j = 0; j < 3; j++) {
      const product = [0, 1, 2].reduce((sum, k) => sum + (MATRIX[3 * i + k] ?? 0) * (inverse[3 * k + j] ?? 0), 0);
      expect(product).toBeCloseTo(i === j ? 1 : 0, 12);
    }
  }
});

it('refuses what is not positive definite', () => {
  expect(cholesky(Float64Array.from([1, 2, 2, 1]), 2)).toBeNull();
  expect(invertSymmetric(Float64Array.from([1, 1, 1, 1]), 2)).toBeNull();
});
