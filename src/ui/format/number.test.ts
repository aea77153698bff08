import { describe, expect, it } from 'vitest';
import {
  formatBytes,
  formatChi2,
  formatCount,
  formatDifference,
  formatDuration,
  formatErrors,
  formatFixed,
  formatInteger,
  formatMeasured,
  formatProbability,
  formatSignificant,
  formatTime,
} from './number';

describe('formatMeasured', () => {
  it.each([
    [8046.93, 1.27, '8046.9 ± 1.3'],
    [175.555, 0.94, '175.56 ± 0.94'],
    [8046.93, 13.4, '8047 ± 13'],
    [8046.93, 134, '8050 ± 130'],
    [1.23456, 0.0996, '1.23 ± 0.10'],
    [12.3, 9.96, '12 ± 10'],
    [-1.74, 0.88, '−1.74 ± 0.88'],
  ])('rounds %d ± %d to two digits of the error', (value, error, text) => {
    expect(formatMeasured({ value, error })).toBe(text);
  });

  it('shows a dash for nothing and the bare value without an error', () => {
    expect(formatMeasured({ value: null, error: null })).toBe('–');
    expect(formatMeasured({ value: 12.34, error: null })).toBe('12.3');
    expect(formatMeasured({ value: 0, error: 0 })).toBe('0.0 ± 0.0');
  });

  it('gives differences their sign', () => {
    expect(formatDifference({ value: 1.7, error: 0.91 })).toBe('+1.70 ± 0.91');
    expect(formatDifference({ value: -1.7, error: 0.91 })).toBe('−1.70 ± 0.91');
    expect(formatDifference({ value: null, error: 0.91 })).toBe('–');
  });
});

describe('other numbers', () => {
  it('shows significant digits', () => {
    expect(formatSignificant(4.81234)).toBe('4.812');
    expect(formatSignificant(-82.123)).toBe('−82.12');
    expect(formatSignificant(1.234e-7, 3)).toBe('1.23·10⁻⁷');
    expect(formatSignificant(0)).toBe('0');
    expect(formatSignificant(null)).toBe('–');
  });

  it('shows counts', () => {
    expect(formatCount(1_683_422)).toBe('1.68 M');
    expect(formatCount(23_412)).toBe('23.4 k');
    expect(formatInteger(1_683_422)).toBe('1\u202f683\u202f422');
    expect(formatInteger(950)).toBe('950');
  });

  it('shows errors to both sides with the same decimals', () => {
    expect(formatErrors(-1.02, 0.997)).toBe('−1.0 / +1.0');
    expect(formatErrors(-58.1, 57.2)).toBe('−58 / +57');
    expect(formatErrors(null, 0.26)).toBe('– / +0.26');
    expect(formatErrors(null, null)).toBe('–');
  });

  it('shows fixed decimals, without a sign where they are all 0', () => {
    expect([0.128, -0.128, -0.004, NaN].map((value) => formatFixed(value, 2))).toEqual(['0.13', '−0.13', '0.00', '–']);
  });

  it('shows probabilities, down to very small ones', () => {
    expect(formatProbability(0.3172)).toBe('0.32');
    expect(formatProbability(2.3e-9)).toBe('2.3·10⁻⁹');
    expect(formatProbability(null)).toBe('–');
  });

  it('shows chi2 with its parts', () => {
    expect(formatChi2(151.24, 144, 0.324)).toBe('1.05 (151.2/144, p = 0.32)');
    expect(formatChi2(null, null, null)).toBe('–');
  });

  it('shows sizes, durations and times', () => {
    expect(formatBytes(12_345_678)).toBe('12.3 MB');
    expect(formatDuration(420)).toBe('0.4 s');
    expect(formatDuration(200_000)).toBe('3 min 20 s');
    expect(formatTime(0)).toBe('1970-01-01 00:00');
  });
});
