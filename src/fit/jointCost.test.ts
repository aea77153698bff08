import { describe, expect, it } from 'vitest';
import { fitCost } from './costFit';
import { addCosts, constraintCost, knownParameter } from './jointCost';
import type { Parameter } from './parameter';

const parameter = (name: string, start: number): Parameter => {
  return { name, start, lower: -Infinity, upper: Infinity, fixed: false };
};

describe('costs that add', () => {
  it('combine two measurements of one quantity as the weighted mean', () => {
    const cost = addCosts([constraintCost(knownParameter(0, 10, 2)), constraintCost(knownParameter(0, 13, 1))]);
    const { values, errors } = fitCost(cost, [parameter('x', 0)]);
    // Weights 1/4 and 1: mean 12.4, error sqrt(1/1.25), chi2 = 9/5.
    // A fit ends within 0.3 % of an error of its minimum.
    expect(values[0]).toBeCloseTo(12.4, 3);
    expect(errors[0]).toBeCloseTo(Math.sqrt(0.8), 6);
    expect(cost(values).cost).toBeCloseTo(1.8, 4);
  });

  it('carry correlations of a constraint between parameters', () => {
    // x + y = 5 +- 0.1 and x = 2 +- 1: y = 3 +- sqrt(1.01), correlation -1/sqrt(1.01).
    const sum = {
      error: 0.1,
      at: (p: Float64Array) => ({
        value: p[0]! + p[1]! - 5,
        slopes: [
          { parameter: 0, slope: 1 },
          { parameter: 1, slope: 1 },
        ],
      }),
    };
    const cost = addCosts([constraintCost(sum), constraintCost(knownParameter(0, 2, 1))]);
    const { values, errors, covariance } = fitCost(cost, [parameter('x', 0), parameter('y', 0)]);
    expect(values[1]).toBeCloseTo(3, 2);
    expect(errors[1]).toBeCloseTo(Math.sqrt(1.01), 5);
    expect(covariance![1]! / (errors[0]! * errors[1]!)).toBeCloseTo(-1 / Math.sqrt(1.01), 5);
  });
});
