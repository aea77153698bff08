import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findPeaks, type Limits, type PeakConditions } from './findPeaks';
const answers = JSON.parse(readFileSync(new URL('./fixtures/findPeaks.json', import.meta.url), 'utf8')) as {
  readonly signals: Readonly<Record<string, readonly number[]>>;
  readonly cases: readonly SciPyCase[];
};

interface SciPyConditions {
  readonly height?: (number | null)[] | number;
  readonly threshold?: (number | null)[] | number;
  readonly distance?: number;
  readonly prominence?: (number | null)[] | number;
  readonly width?: (number | null)[] | number;
  readonly wlen?: number;
  readonly rel_height?: number;
  readonly plateau_size?: (number | null)[] | number;
}

interface SciPyCase {
  readonly signal: string;
  readonly conditions: SciPyConditions;
  readonly peaks: readonly number[];
  readonly prominences?: readonly number[];
  readonly left_bases?: readonly number[];
  readonly right_bases?: readonly number[];
  readonly widths?: readonly number[];
  readonly left_ips?: readonly number[];
  readonly right_ips?: readonly number[];
  readonly plateau_sizes?: readonly number[];
}

const { cases } = answers;

function conditionsOf(scipy: SciPyConditions): PeakConditions {
  const { rel_height: relHeight, plateau_size: plateauSize, ...same } = scipy;
  return {
    ...(same as PeakConditions),
    ...(relHeight === undefined ? {} : { relHeight }),
    ...(plateauSize === undefined ? {} : { plateauSize: plateauSize as Limits }),
  };
}

describe('findPeaks against scipy.signal.find_peaks', () => {
  it('has enough cases to mean something', () => {
    expect(cases.filter(({ peaks }) => peaks.length > 0).length).toBeGreaterThan(40);
  });

  it.each(cases.map((scipy) => [scipy.signal, JSON.stringify(scipy.conditions), scipy] as const))(
    'finds the same in "%s" under %s',
    (_signal, _conditions, scipy) => {
      const found = findPeaks(answers.signals[scipy.signal]!, conditionsOf(scipy.conditions));
      expect(found.map(({ index }) => index)).toEqual(scipy.peaks);
      if (scipy.plateau_sizes) expect(found.map(({ plateauSize }) => plateauSize)).toEqual(scipy.plateau_sizes);
      found.forEach(({ prominence, width }, i) => {
        if (scipy.prominences) {
          expect(prominence?.value).toBeCloseTo(scipy.prominences[i]!, 9);
          expect(prominence?.leftBase).toBe(scipy.left_bases?.[i]);
          expect(prominence?.rightBase).toBe(scipy.right_bases?.[i]);
        }
        if (scipy.widths) {
          expect(width?.value).toBeCloseTo(scipy.widths[i]!, 9);
          expect(width?.left).toBeCloseTo(scipy.left_ips![i]!, 9);
          expect(width?.right).toBeCloseTo(scipy.right_ips![i]!, 9);
        }
      });
    },
  );

  it('keeps the last of equally high peaks that are too close', () => {
    expect(findPeaks([0, 5, 0, 5, 0, 0, 0], { distance: 3 }).map(({ index }) => index)).toEqual([3]);
  });

  it('refuses a distance below one sample and a negative height share', () => {
    expect(() => findPeaks([0, 1, 0], { distance: 0.5 })).toThrow(RangeError);
    expect(() => findPeaks([0, 1, 0], { width: 0, relHeight: -0.1 })).toThrow(RangeError);
  });
});
