import { describe, expect, it } from 'vitest';
import { faddeeva } from './faddeeva';
import stored from './fixtures/faddeeva.json';

describe('Faddeeva function', () => {
  it('agrees with SciPy to 1e-12 over the upper half plane (fixtures/makeFaddeeva.py)', () => {
    const w = { re: 0, im: 0 };
    for (const [x, y, re, im] of stored.values as [number, number, number, number][]) {
      faddeeva(x, y, w);
      expect(Math.abs(w.re - re), `real part at ${String(x)} + ${String(y)}i`).toBeLessThan(1e-12);
      expect(Math.abs(w.im - im), `imaginary part at ${String(x)} + ${String(y)}i`).toBeLessThan(1e-12);
    }
  });
});
