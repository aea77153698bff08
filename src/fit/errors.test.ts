import { describe, expect, it } from 'vitest';
import { fitCost } from './costFit';
import type { Parameter } from './parameter';
import type { Cost } from './poissonCost';

const parameter = (name: string, start: number, lower = -Infinity): Parameter => {
  return { name, start, lower, upper: Infinity, fixed: false };
};

describe('errors from the observed second derivatives', () => {
  it('do not feel third derivatives where parameters are nearly degenerate', () => {
    // 100 u^2 + 4200 u^3 + v^2 with u = x - y and v = x + y: u known to 0.1, v to 1.
    const skew: Cost = (p) => {
      const u = p[0]! - p[1]!;
      const v = p[0]! + p[1]!;
      const byU = 200 * u + 12_600 * u * u;
      return {
        cost: 100 * u * u + 4200 * u ** 3 + v * v,
        gradient: Float64Array.of(byU + 2 * v, 2 * v - byU),
        fisher: Float64Array.of(202, -198, -198, 202),
      };
    };
    const { errors } = fitCost(skew, [parameter('x', 0), parameter('y', 0)]);
    expect(errors[0]).toBeCloseTo(Math.sqrt(0.25 + 0.0025), 5);
    expect(errors[1]).toBeCloseTo(Math.sqrt(0.25 + 0.0025), 5);
  });

  it('are taken within the bounds', () => {
    const near = 1e-6;
    const onlyAbove: Cost = (p) => {
      const x = p[0]!;
      const gradient = Float64Array.of(x < 0 ? NaN : 2 * (x - near));
      return { cost: (x - near) ** 2, gradient, fisher: Float64Array.of(2) };
    };
    expect(fitCost(onlyAbove, [parameter('x', near, 0)]).errors[0]).toBeCloseTo(1, 6);
  });
});
