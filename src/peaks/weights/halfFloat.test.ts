import { describe, expect, it } from 'vitest';
import { randomSource } from '../../math/random';
import { fromHalf, toHalf } from './halfFloat';

const bitsOf = (value: number) => {
  const [low, high] = toHalf(Float32Array.of(value));
  return low! | (high! << 8);
};

describe('half floats', () => {
  // IEEE 754-2019, binary16.
  it.each([
    [1, 0x3c00],
    [-2, 0xc000],
    [65504, 0x7bff],
    [2 ** -14, 0x0400],
    [2 ** -24, 0x0001],
    [1023 * 2 ** -24, 0x03ff],
    [0, 0x0000],
    [1 / 3, 0x3555],
    [2047.6, 0x6800],
  ])('writes %f as its bits', (value, bits) => {
    expect(bitsOf(value)).toBe(bits);
  });

  it('reads every number it writes', () => {
    const all = Uint8Array.from({ length: 0x7c00 * 2 }, (_, i) => (i % 2 === 0 ? (i >> 1) & 0xff : i >> 9));
    expect(toHalf(fromHalf(all))).toEqual(all);
  });

  it('rounds to one part in 2048', () => {
    const random = randomSource(1);
    const values = Float32Array.from({ length: 1000 }, () => 0.05 * random.normal());
    const read = fromHalf(toHalf(values));
    values.forEach((value, i) => {
      expect(Math.abs(read[i]! - value)).toBeLessThanOrEqual(Math.max(Math.abs(value) / 2048, 2 ** -25));
    });
  });

  it('refuses what it cannot hold', () => {
    expect(() => toHalf(Float32Array.of(1e6))).toThrow(RangeError);
    expect(() => toHalf(Float32Array.of(NaN))).toThrow(RangeError);
  });
});
