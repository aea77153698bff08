import { describe, expect, it } from 'vitest';
import { combined, NO_SHIFTS, summedBudget } from './combine';

const shifts = (scaleEv: number | null, positionEv: number | null = null) => ({ scaleEv, positionEv, fwhmEv: null });

describe('shifts of one source', () => {
  it('are the largest by size with its sign, or the root of the sum of squares', () => {
    expect(combined([shifts(1, -2), shifts(-3, 1)], 'largest')).toEqual(shifts(-3, -2));
    expect(combined([shifts(3, 1), shifts(-4)], 'quadrature')).toEqual(shifts(5, 1));
    expect(combined([], 'largest')).toEqual(NO_SHIFTS);
  });
});

describe('sums of a budget', () => {
  it('hold systematic and statistical entries, and none that are for information', () => {
    const entry = (kind: 'statistical' | 'systematic' | 'information', scaleEv: number) => {
      return { source: kind, change: '', kind, isSigned: true, ...shifts(scaleEv) };
    };
    const { systematic, total } = summedBudget([
      entry('statistical', 12),
      entry('systematic', 3),
      entry('systematic', -4),
      entry('information', 100),
    ]);
    expect(systematic.scaleEv).toBe(5);
    expect(total.scaleEv).toBe(13);
    expect(total.fwhmEv).toBeNull();
  });
});
