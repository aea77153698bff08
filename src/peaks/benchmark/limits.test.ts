import { describe, expect, it } from 'vitest';
import { addPeak } from '../../simulate/binnedShapes';
import { limitsOf } from './limits';

const BINS = { firstEdgeAdc: 500, binAdc: 5 } as const;
const SIGMA_ADC = 20;

/** A Gaussian line of so many events at channel 1250, with `countsPerAdc` under it. */
function limitsOfLine(events: number, countsPerAdc: number) {
  const line = new Float64Array(300);
  addPeak({ centroidAdc: 1250, sigmaAdc: SIGMA_ADC, events, tailFraction: 0, tailBeta: 1 }, BINS, line);
  return limitsOf({ expected: line.map((n) => n + countsPerAdc * BINS.binAdc), lines: [line] }, BINS.binAdc);
}

describe('limitsOf', () => {
  it('is sigma over the root of the events for a line alone', () => {
    const [limit] = limitsOfLine(10_000, 0).knownContinuumAdc;
    expect(Math.abs(limit! / (SIGMA_ADC / 100) - 1)).toBeLessThan(0.02);
  });

  it('is sqrt(4 sqrt(pi) sigma^3 b) / A for a line of A events that is drowned in b counts per channel', () => {
    const { knownContinuumAdc, unknownContinuumAdc } = limitsOfLine(100, 1000);
    const expected = Math.sqrt(4 * Math.sqrt(Math.PI) * SIGMA_ADC ** 3 * 1000) / 100;
    expect(Math.abs(knownContinuumAdc[0]! / expected - 1)).toBeLessThan(0.03);
    // A level and a slope say little of where a narrow line in the middle is.
    expect(unknownContinuumAdc[0]! / knownContinuumAdc[0]!).toBeGreaterThanOrEqual(1);
    expect(unknownContinuumAdc[0]! / knownContinuumAdc[0]!).toBeLessThan(1.02);
  });

  it('is not there for a line that is not', () => {
    const nothing = new Float64Array(300);
    const limits = limitsOf({ expected: new Float64Array(300).fill(1), lines: [nothing] }, BINS.binAdc);
    expect(limits.knownContinuumAdc).toEqual([NaN]);
  });
});
