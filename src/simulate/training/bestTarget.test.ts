import { describe, expect, it } from 'vitest';
import { randomSource } from '../../math/random';
import { bestTarget } from './bestTarget';

const RANGE = { from: 760, to: 840 };
const within = (trueAdc: number) => ({ centroidsAdc: [trueAdc], freedomAdc: [23], rangesAdc: [RANGE] });

describe('position to train on', () => {
  it('is where an efficient estimator finds the line, far from the ends of its range', () => {
    expect(bestTarget(within(800), 0, { shiftAdc: 2.5, limitAdc: 2 })).toBeCloseTo(802.5, 10);
  });

  it('is the mean of what a flat prior and a normal likelihood allow, at an end', () => {
    // Half a normal distribution of width 3 has its mean 3 sqrt(2/pi) from its edge.
    expect(bestTarget(within(840), 0, { shiftAdc: 0, limitAdc: 3 })).toBeCloseTo(840 - 3 * Math.sqrt(2 / Math.PI), 9);
    // Moved out by two sigma: mean of the tail beyond 2 is phi(2)/(1 - Phi(2)) = 2.3732155...
    expect(bestTarget(within(840), 0, { shiftAdc: 6, limitAdc: 3 })).toBeCloseTo(846 - 3 * 2.373215532822841, 6);
    expect(bestTarget(within(760), 0, { shiftAdc: -6, limitAdc: 3 })).toBeCloseTo(754 + 3 * 2.373215532822841, 6);
  });

  it('has the truth as its mean, and never lies further off than the estimator on average', () => {
    const random = randomSource(4);
    let [difference, squaredTarget, squaredShift, bySign] = [0, 0, 0, 0];
    const count = 40_000;
    for (let i = 0; i < count; i++) {
      const trueAdc = RANGE.from + 80 * random.uniform();
      const shiftAdc = 12 * random.normal();
      const target = bestTarget(within(trueAdc), 0, { shiftAdc, limitAdc: 12 });
      difference += (target - trueAdc) / count;
      bySign += ((target - trueAdc) * Math.sign(target - 800)) / count;
      squaredTarget += (target - trueAdc) ** 2 / count;
      squaredShift += shiftAdc ** 2 / count;
    }
    // Zero on average for either half of the targets: nothing in the target tells which way the truth lies.
    expect(Math.abs(difference)).toBeLessThan(0.2);
    expect(Math.abs(bySign)).toBeLessThan(0.2);
    expect(squaredTarget).toBeLessThan(0.85 * squaredShift);
  });

  it('moves lines less whose place others tell', () => {
    const known = { centroidsAdc: [950], freedomAdc: [1.5] };
    expect(bestTarget(known, 0, { shiftAdc: 3, limitAdc: 3 })).toBeCloseTo(950 + (3 * 2.25) / 11.25, 10);
    // Beyond four sigma it is chance.
    expect(bestTarget(known, 0, { shiftAdc: 30, limitAdc: 3 })).toBeCloseTo(950 + (12 * 2.25) / 11.25, 10);
  });
});
