import { describe, expect, it } from 'vitest';
import { normaliseSpectra } from './normalise';

describe('normaliseSpectra', () => {
  it('takes roots and gives each spectrum unit mean square', () => {
    const [a, b, c, d] = normaliseSpectra([1, 4, 9, 2], 4);
    expect((a! ** 2 + b! ** 2 + c! ** 2 + d! ** 2) / 4).toBeCloseTo(1, 6);
    expect(c! / a!).toBeCloseTo(3, 6);
  });

  it('does not care about the statistics, and treats spectra apart', () => {
    const together = normaliseSpectra([1, 4, 100, 400, 0, 0], 2);
    expect(together[0]).toBeCloseTo(together[2]!, 6);
    expect(together[1]).toBeCloseTo(together[3]!, 6);
    expect([...together.slice(4)]).toEqual([0, 0]);
  });
});
