import { describe, expect, it } from 'vitest';
import { FormatError, HalfmaxError } from '../dataset/errors';
import { failureOf } from './failureOf';

function thrownBy(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}

describe('failureOf', () => {
  // What the engine itself throws, not what this file believes that it does.
  it.each([
    ['an array that is too long', () => new Float64Array(2 ** 52)],
    ['a buffer that is too large', () => new ArrayBuffer(2 ** 52)],
    ['a WebAssembly memory that cannot grow', () => new WebAssembly.Memory({ initial: 1, maximum: 1 }).grow(1)],
  ])('says of %s that memory is short, and what helps', (_, act) => {
    const failure = failureOf(thrownBy(act));
    expect(failure.code).toBe('memory');
    expect(failure.message).toMatch(/memory .* not enough.*try again/u);
    expect(failure.detail).not.toBe('');
  });

  it('leaves words of our own alone, and names the file', () => {
    expect(failureOf(new HalfmaxError('empty', 'out of memory lane'))).toMatchObject({
      code: 'empty',
      message: 'out of memory lane',
      file: null,
    });
    expect(failureOf(new FormatError('a.csv', { line: 3 }, 'no number')).file).toBe('a.csv');
  });

  it('says of a part of the worker that cannot be had what helps', () => {
    const { message } = failureOf(new TypeError('Failed to fetch dynamically imported module: https://a.example/b.js'));
    expect(message).toMatch(/could not be loaded.*reload the page/u);
  });

  it('says of anything else what it was', () => {
    expect(failureOf(new RangeError('precision is out of range'))).toMatchObject({ code: 'internal' });
    expect(failureOf('text').message).toContain('text');
  });
});
