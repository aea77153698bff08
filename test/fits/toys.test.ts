import { describe, expect, it } from 'vitest';
import { scorePulls, toyPulls, type ToyKind } from './toys';

const TOYS = 300;
/** What chance alone may do, in standard errors. */
const SIGMAS = 4;
/** Share of a normal distribution within one sigma. */
const COVERAGE = 0.6827;

const KINDS: readonly ToyKind[] = [
  { counts: 15, width: 'fixed', tail: 'fixed', errors: 'minos' },
  { counts: 100, width: 'free', tail: 'fixed', errors: 'hesse' },
  { counts: 1000, width: 'free', tail: 'fixed', errors: 'hesse' },
];

describe('errors of fitted lines', () => {
  it.each(KINDS)('at $counts counts ($errors) are those that seeded toys show, and no toy is lost', (kind) => {
    const { position, area, lost } = toyPulls(kind, TOYS, 1);
    expect(lost).toEqual([]);
    for (const [name, pulls] of Object.entries({ position, area })) {
      const { mean, width, coverage } = scorePulls(pulls);
      expect(Math.abs(mean), name).toBeLessThan(SIGMAS / Math.sqrt(TOYS));
      expect(Math.abs(width - 1), name).toBeLessThan(SIGMAS / Math.sqrt(2 * TOYS));
      const chance = Math.sqrt((COVERAGE * (1 - COVERAGE)) / TOYS);
      expect(Math.abs(coverage - COVERAGE), name).toBeLessThan(SIGMAS * chance);
    }
  });
});
