import { describe, expect, it } from 'vitest';
import { excessSignificance } from './excess';

describe('excessSignificance', () => {
  it('is the value of Li and Ma, Eq. 17', () => {
    // Sigma 10 at 500: on 485..515 (31 channels), off 460..475 and 525..540 (32 channels).
    const counts = new Uint32Array(1000);
    counts[500] = 80;
    counts[470] = 40;
    const alpha = 31 / 32;
    const [on, off] = [80, 40];
    const term = (n: number, factor: number) => n * Math.log(factor * (n / (on + off)));
    const expected = Math.sqrt(2 * (term(on, (1 + alpha) / alpha) + term(off, 1 + alpha)));
    expect(excessSignificance(counts, 500, 10)).toBeCloseTo(expected, 10);
    // Close to the difference over its error for numbers like these.
    expect(Math.abs(expected - (on - alpha * off) / Math.sqrt(on + alpha ** 2 * off))).toBeLessThan(0.3);
  });

  it('is 0 where there is no excess, and finite where nothing is beside it', () => {
    expect(excessSignificance(new Uint32Array(1000).fill(3), 500, 10)).toBe(0);
    expect(excessSignificance(new Uint32Array(1000), 500, 10)).toBe(0);
    const lonely = new Uint32Array(1000);
    lonely[500] = 50;
    expect(excessSignificance(lonely, 500, 10)).toBeGreaterThan(7);
    expect(Number.isFinite(excessSignificance(lonely, 500, 10))).toBe(true);
  });
});
