import { describe, expect, it } from 'vitest';
import { fitCost } from './costFit';
import { addCosts, constraintCost, knownParameter } from './jointCost';
import { minos } from './minos';
import type { Parameter } from './parameter';
import { poissonCost, type Cost, type CountModel } from './poissonCost';

/** One bin that expects the parameter itself. */
const single: CountModel = (parameters, expected, jacobian) => {
  expected[0] = parameters[0]!;
  jacobian[0] = 1;
};
const mean = (start: number, lower = 0, upper = 1000): Parameter => ({
  name: 'mean',
  start,
  lower,
  upper,
  fixed: false,
});

describe('MINOS errors', () => {
  it.each([
    // Roots of 2 (mu - n - n ln(mu/n)) = 1 by scipy.optimize.brentq, SciPy 1.10.1.
    [3, -1.416026, 2.080237],
    [15, -3.547073, 4.213246],
    [100, -9.669482, 10.336074],
  ])('of the mean of %d counts are where the likelihood ratio rises by 1', (n, lower, upper) => {
    const cost = poissonCost([n], single, 1, [0]);
    const parameters = [mean(n + 1)];
    const errors = minos(cost, fitCost(cost, parameters), parameters, 0);
    expect(errors.lower.error).toBeCloseTo(lower, 2);
    expect(errors.upper.error).toBeCloseTo(upper, 2);
  });

  it('are the HESSE errors where the cost is a parabola, correlations included', () => {
    const sum = {
      error: 0.1,
      at: (p: Float64Array) => {
        const slopes = [0, 1].map((parameter) => ({ parameter, slope: 1 }));
        return { value: p[0]! + p[1]! - 5, slopes };
      },
    };
    const cost = addCosts([constraintCost(sum), constraintCost(knownParameter(0, 2, 1))]);
    const parameters = ['x', 'y'].map((name) => ({ ...mean(0, -Infinity, Infinity), name }));
    const { lower, upper } = minos(cost, fitCost(cost, parameters), parameters, 1);
    // Measured from the fit's own minimum, which lies within 0.3 % of an error.
    expect(lower.error).toBeCloseTo(-Math.sqrt(1.01), 2);
    expect(upper.error).toBeCloseTo(Math.sqrt(1.01), 2);
  });

  it('say why there is none where a bound is nearer', () => {
    const cost = poissonCost([4], single, 1, [0]);
    const near = [mean(4, 3.5)];
    expect(minos(cost, fitCost(cost, near), near, 0).lower.why).toContain('reaches its bound');
    const empty = poissonCost([0], single, 1, [0]);
    const start = [mean(1)];
    const { lower, upper } = minos(empty, fitCost(empty, start), start, 0);
    expect(lower.why).toContain('bound');
    // 2 mu = 1.
    expect(upper.error).toBeCloseTo(0.5, 3);
  });

  it('do not pass a deeper minimum in silence', () => {
    // Wells near -1 and, deeper, near 1.
    const wells: Cost = (p) => {
      const x = p[0]!;
      const cost = 0.4 * (x * x - 1) ** 2 - 0.6 * x;
      return {
        cost,
        gradient: Float64Array.of(1.6 * x * (x * x - 1) - 0.6),
        fisher: Float64Array.of(Math.max(4.8 * x * x - 1.6, 0.1)),
      };
    };
    const parameters = [mean(-0.9, -3, 3)];
    const fit = fitCost(wells, parameters);
    expect(fit.values[0]).toBeLessThan(0);
    expect(minos(wells, fit, parameters, 0).upper.error).toBeNull();
  });
});
