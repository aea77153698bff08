import { describe, expect, it } from 'vitest';
import { SCHEDULES } from '../settings';
import { DEFAULT, toys } from './fixtures/defaultRun';
import { UNWATCHED } from './fixtures/task';
import { startDescent } from './optimise';
import { learningRateAt } from './schedule';

const ratesOf = (schedule: (typeof SCHEDULES)[number]['id'], iterations: number) =>
  Array.from({ length: iterations }, (_, i) => learningRateAt(schedule, 0.8, i + 1, iterations));

describe('the learning rate', () => {
  it.each(SCHEDULES)('of schedule $id begins as it was set and stays above 0, never rising', ({ id }) => {
    for (const iterations of [1, 2, 7, 40]) {
      const rates = ratesOf(id, iterations);
      expect(rates[0]).toBe(0.8);
      rates.slice(1).forEach((rate, i) => {
        expect(rate).toBeGreaterThan(0);
        expect(rate).toBeLessThanOrEqual(rates[i]!);
      });
    }
  });

  it('follows half a cosine: half way down after half of the iterations, its mean is half', () => {
    const rates = ratesOf('cosine', 40);
    expect(rates[20]).toBeCloseTo(0.4, 12);
    // The trapezoid rule is exact for a cosine on equal steps, the value 0 after the last included.
    expect(rates.reduce((sum, rate) => sum + rate, 0) - 0.4).toBeCloseTo(40 * 0.4, 10);
  });

  it('is halved after each quarter', () => {
    expect(ratesOf('step', 8)).toEqual([0.8, 0.8, 0.4, 0.4, 0.2, 0.2, 0.1, 0.1]);
  });

  it('falls by one factor, to a tenth after the last iteration', () => {
    const rates = ratesOf('exponential', 10);
    const factors = rates.slice(1).map((rate, i) => rate / rates[i]!);
    for (const factor of factors) expect(factor).toBeCloseTo(0.1 ** 0.1, 12);
    expect(rates[9]! * factors[0]!).toBeCloseTo(0.08, 12);
  });

  it('is what the descent steps by: in whitened parameters a step of rate r leaves 1 - r of the gradient', async () => {
    // Many events: the likelihood is a parabola, and the curvature there is the one that was expected.
    const rows = toys(20, 61, { p: [1135, 4.2, 7e-5], ...MANY }, 3);
    const settings = { ...DEFAULT, schedule: 'step', learningRate: 0.8, iterations: 4 } as const;
    const descent = await startDescent(rows, settings, UNWATCHED);
    await descent.advance(4, UNWATCHED);
    const norms = descent.record.gradientNorm;
    [0.2, 0.6, 0.8, 0.9].forEach((left, i) => {
      expect(norms[i + 1]! / norms[i]!).toBeCloseTo(left, 1);
    });
    descent.dispose();
  });
});

const MANY = { sigmaEv: 73, tailFraction: 0.06, tailBeta: 2.8, signalFraction: 0.9, events: 5000 };
