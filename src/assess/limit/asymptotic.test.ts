import { describe, expect, it } from 'vitest';
import { normalCdf, normalQuantile } from '../../math/specialFunctions';
import { clsOf, rootAtLimit, whereItReaches } from './asymptotic';

describe('rootAtLimit', () => {
  it('is the quantile of half of alpha at the median, as CLs has it', () => {
    expect(rootAtLimit(0.9, 0)).toBeCloseTo(1.6448536, 6);
    expect(rootAtLimit(0.95, 0)).toBeCloseTo(1.959964, 6);
  });

  it('solves CLs = alpha for a background that fluctuates by N sigma', () => {
    for (const sigmas of [-2, -1, 0, 1, 2]) {
      const root = rootAtLimit(0.95, sigmas);
      // In the Gaussian limit the best fit is N sigma: q = (root - N)^2, less N^2 where the fit stops at no signal.
      const q = (root - sigmas) ** 2 - (sigmas < 0 ? sigmas ** 2 : 0);
      expect(clsOf(q, root ** 2), String(sigmas)).toBeCloseTo(0.05, 9);
    }
  });
});

describe('clsOf', () => {
  it('is 1 where nothing speaks against the signal, and falls with the statistic', () => {
    expect(clsOf(0, 4)).toBeCloseTo(0.5 / normalCdf(2), 12);
    const values = [0, 1, 2, 4, 8].map((q) => clsOf(q, 4));
    expect(values.toSorted((a, b) => b - a)).toEqual(values);
  });

  it('is continuous where the data are as empty as the Asimov data', () => {
    expect(clsOf(4 - 1e-9, 4)).toBeCloseTo(clsOf(4 + 1e-9, 4), 8);
  });
});

describe('whereItReaches', () => {
  it('finds the limit of a counting experiment with known background', () => {
    // q of background b and signal s is 2 (s - b ln(1 + s/b)): the limit solves it by hand.
    const background = 100;
    const root = (signal: number) => Math.sqrt(2 * (signal - background * Math.log(1 + signal / background)));
    const limit = whereItReaches(1.6448536, root, 1);
    expect(root(limit)).toBeCloseTo(1.6448536, 5);
    // s/sqrt(b) to first order, and (1 + s/(3 b)) of it to second.
    expect(limit).toBeCloseTo(16.448536 * (1 + 16.448536 / 300), 0);
  });

  it('says NaN where the target is never reached', () => {
    expect(whereItReaches(2, (x) => 1 - Math.exp(-x), 1)).toBeNaN();
  });
});

describe('normalQuantile', () => {
  it('gives the values of the tables and is the inverse far out', () => {
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 11);
    expect(normalQuantile(0.5)).toBeCloseTo(0, 12);
    for (const t of [-8, -3, 1, 4]) expect(normalQuantile(normalCdf(t))).toBeCloseTo(t, 9);
  });
});
