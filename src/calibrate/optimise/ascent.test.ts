import { describe, expect, it } from 'vitest';
import { acceptStep, proposeStep, startAscent } from './ascent';
import { momentum } from './optimisers/momentum';

/** Three rows at z = 0 with value 0 and gradient (1, 0, 0) each. */
function start() {
  return startAscent(momentum, { value: new Float64Array(3), gradient: Float64Array.of(1, 0, 0, 1, 0, 0, 1, 0, 0) });
}

const always = () => true;

describe('a guarded step', () => {
  it('is taken by rows that rise, and taken back and halved by rows that fall', () => {
    const ascent = start();
    const proposal = proposeStep(ascent, momentum, 0.5);
    expect(Array.from(proposal.z)).toEqual([0.5, 0, 0, 0.5, 0, 0, 0.5, 0, 0]);
    const at = { value: Float64Array.of(2, -2, NaN), gradient: new Float64Array(9).fill(7) };
    const next = acceptStep(ascent, proposal, at, always);
    expect(Array.from(next.z)).toEqual([0.5, 0, 0, 0, 0, 0, 0, 0, 0]);
    expect(Array.from(next.value)).toEqual([2, 0, 0]);
    expect(Array.from(next.gradient)).toEqual([7, 7, 7, 1, 0, 0, 1, 0, 0]);
    expect(Array.from(next.stride)).toEqual([1, 0.5, 0.5]);
    // The second row tries half of a first step: its momentum is forgotten.
    expect(proposeStep(next, momentum, 0.5).z[3]).toBe(0.25);
  });

  it('is taken back where the row is not allowed to be, however likely it is there', () => {
    const ascent = start();
    const proposal = proposeStep(ascent, momentum, 0.5);
    const at = { value: Float64Array.of(9, 9, 9), gradient: new Float64Array(9) };
    const next = acceptStep(ascent, proposal, at, (row) => row !== 1);
    expect(Array.from(next.z)).toEqual([0.5, 0, 0, 0, 0, 0, 0.5, 0, 0]);
    expect(next.value[1]).toBe(0);
  });

  it('is taken back where the gradient is not finite', () => {
    const ascent = start();
    const proposal = proposeStep(ascent, momentum, 0.5);
    const gradient = new Float64Array(9);
    gradient[4] = Infinity;
    const next = acceptStep(ascent, proposal, { value: Float64Array.of(1, 1, 1), gradient }, always);
    expect(Array.from(next.gradient)).toEqual([0, 0, 0, 1, 0, 0, 0, 0, 0]);
  });

  it('is taken or taken back by groups of rows, by the sum of their values', () => {
    const ascent = start();
    const proposal = proposeStep(ascent, momentum, 0.5);
    const at = { value: Float64Array.of(-1, 2, 1), gradient: new Float64Array(9).fill(7) };
    const accept = (groups: readonly number[], allowed: (row: number) => boolean = always) =>
      Array.from(acceptStep(ascent, proposal, at, allowed, false, groups).z.filter((_, i) => i % 3 === 0));
    expect(accept([4, 4, 4])).toEqual([0.5, 0.5, 0.5]);
    expect(accept([4, 5, 4])).toEqual([0.5, 0.5, 0.5]);
    expect(accept([4, 5, 6])).toEqual([0, 0.5, 0.5]);
    expect(accept([4, 4, 6], (row) => row !== 1)).toEqual([0, 0, 0.5]);
  });

  it('is not taken back for a fall within float32 rounding', () => {
    const level = { ...start(), value: Float64Array.of(-300, -300, -300) };
    const proposal = proposeStep(level, momentum, 0.5);
    const at = { value: Float64Array.of(-300.0001, -300.01, -299), gradient: new Float64Array(9) };
    const next = acceptStep(level, proposal, at, always);
    expect(Array.from(next.z, (z) => z > 0)).toEqual([true, false, false, false, false, false, true, false, false]);
  });

  it('lengthens again once steps hold, up to the full one', () => {
    let ascent = start();
    const fall = { value: new Float64Array(3).fill(-1), gradient: ascent.gradient };
    const rise = { value: new Float64Array(3).fill(1), gradient: ascent.gradient };
    for (let i = 0; i < 3; i++) ascent = acceptStep(ascent, proposeStep(ascent, momentum, 0.5), fall, always);
    expect(ascent.stride[0]).toBe(0.125);
    const strides = Array.from({ length: 15 }, () => {
      ascent = acceptStep(ascent, proposeStep(ascent, momentum, 0.5), rise, always);
      return ascent.stride[0]!;
    });
    expect(strides[0]).toBeGreaterThan(0.125);
    expect(strides.at(-1)).toBe(1);
  });
});
