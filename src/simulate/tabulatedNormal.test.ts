import { describe, expect, it } from 'vitest';
import { normalCdf } from '../math/specialFunctions';
import { cumulativeShape, emptyCumulativeShape } from '../physics/lineShape';
import { tabulatedNormalCdf, tabulatedTailCdf } from './tabulatedNormal';

const POINTS = Array.from({ length: 4001 }, (_, i) => -10 + i * 0.005003);

describe('tabulated distribution functions', () => {
  it('follow the exact normal to 5e-7', () => {
    for (const z of POINTS) expect(Math.abs(tabulatedNormalCdf(z) - normalCdf(z))).toBeLessThan(5e-7);
  });

  it.each([0.8, 1.6, 4.5])('follow the stable form of the tail at b = %f to 1e-5', (beta) => {
    const exact = emptyCumulativeShape();
    for (const z of POINTS) {
      cumulativeShape(z, 1, beta, exact);
      expect(Math.abs(tabulatedTailCdf(z, beta) - exact.cdf)).toBeLessThan(1e-5);
    }
  });
});
