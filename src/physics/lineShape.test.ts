import { describe, expect, it } from 'vitest';
import { cumulativeShape, emptyCumulativeShape, lineDensity } from './lineShape';
import { tabulateShape } from './tabulatedShape';

function cdfAt(t: number, fraction: number, beta: number): number {
  const out = emptyCumulativeShape();
  cumulativeShape(t, fraction, beta, out);
  return out.cdf;
}

describe('cumulative line shape', () => {
  it.each([
    // scipy.stats.exponnorm.sf(-t, beta), SciPy 1.10.1
    [-8, 2.5, 0.04415716842],
    [-2, 2.5, 0.482828709048],
    [0, 2.5, 0.873277171115],
    [3, 0.7, 0.999606127824],
    [-1, 0.1, 0.18522056224],
  ])('is the exponentially modified Gaussian at t = %d, beta = %d', (t, beta, expected) => {
    expect(cdfAt(t, 1, beta)).toBeCloseTo(expected, 9);
  });

  it('integrates its density, whose area is one', () => {
    for (const beta of [0.02, 0.1, 1, 5]) {
      let sum = 0;
      const step = 0.01;
      for (let t = -150; t < 20; t += step) sum += lineDensity(t + step / 2, 0, 1, 0.3, beta) * step;
      expect(sum).toBeCloseTo(1, 6);
    }
  });

  it('has the derivatives that finite differences give', () => {
    const out = emptyCumulativeShape();
    const h = 1e-6;
    for (const t of [-20, -3, -0.4, 0.7, 4]) {
      cumulativeShape(t, 0.2, 1.7, out);
      expect(out.slope).toBeCloseTo((cdfAt(t + h, 0.2, 1.7) - cdfAt(t - h, 0.2, 1.7)) / (2 * h), 8);
      expect(out.byFraction).toBeCloseTo((cdfAt(t, 0.2 + h, 1.7) - cdfAt(t, 0.2 - h, 1.7)) / (2 * h), 8);
      expect(out.byBeta).toBeCloseTo((cdfAt(t, 0.2, 1.7 + h) - cdfAt(t, 0.2, 1.7 - h)) / (2 * h), 8);
    }
  });

  it('stays finite where exp overflows and erfc underflows', () => {
    for (const beta of [1e-3, 0.01, 0.1, 100]) {
      for (const t of [-500, -60, -10, 0, 10, 60, 500]) {
        const cdf = cdfAt(t, 0.5, beta);
        expect(cdf).toBeGreaterThanOrEqual(0);
        expect(cdf).toBeLessThanOrEqual(1 + 1e-12);
      }
    }
  });

  it('is tabulated to 1e-8 in the cdf and 1e-6 in the slope', () => {
    const table = tabulateShape(0.07, 2.3);
    const exact = emptyCumulativeShape();
    const edges = 2336;
    const make = () => new Float64Array(edges);
    const fast = { cdf: make(), slope: make(), byFraction: make(), byBeta: make() };
    table({ firstEdge: -20, binWidth: 0.0137, mu: 0, sigma: 1 }, 0, edges - 1, fast);
    for (let edge = 0; edge < edges; edge++) {
      cumulativeShape(-20 + 0.0137 * edge, 0.07, 2.3, exact);
      expect(Math.abs(fast.cdf[edge]! - exact.cdf)).toBeLessThan(1e-8);
      expect(Math.abs(fast.slope[edge]! - exact.slope)).toBeLessThan(1e-6);
    }
  });
});
