import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findPeaksCwt, type CwtConditions } from './findPeaksCwt';
import { rickerWavelet, waveletTransform } from './waveletTransform';

interface SciPyConditions {
  readonly widths: readonly number[];
  readonly max_distances?: readonly number[];
  readonly gap_thresh?: number;
  readonly min_length?: number;
  readonly min_snr?: number;
  readonly noise_perc?: number;
  readonly window_size?: number;
}

const { signals, transform, cases } = JSON.parse(
  readFileSync(new URL('../fixtures/findPeaksCwt.json', import.meta.url), 'utf8'),
) as {
  readonly signals: Readonly<Record<string, readonly number[]>>;
  readonly transform: { readonly signal: string; readonly width: number; readonly row: readonly number[] };
  readonly cases: readonly {
    readonly signal: string;
    readonly conditions: SciPyConditions;
    readonly peaks: readonly number[];
  }[];
};

const NAMES = {
  max_distances: 'maxDistances',
  gap_thresh: 'gapThreshold',
  min_length: 'minLength',
  min_snr: 'minSnr',
  noise_perc: 'noisePercentile',
  window_size: 'windowSize',
} as const;

function conditionsOf(scipy: SciPyConditions): CwtConditions {
  const given = Object.entries(NAMES).filter(([name]) => name in scipy);
  return Object.fromEntries(given.map(([name, ours]) => [ours, scipy[name as keyof typeof NAMES]]));
}

describe('findPeaksCwt against scipy.signal.find_peaks_cwt', () => {
  it('has enough cases to mean something', () => {
    expect(cases.filter(({ peaks }) => peaks.length > 0).length).toBeGreaterThan(30);
    expect(cases.filter(({ peaks }) => peaks.length === 0).length).toBeGreaterThan(5);
  });

  it.each(cases.map((scipy) => [scipy.signal, JSON.stringify(scipy.conditions), scipy] as const))(
    'finds the same in "%s" under %s',
    (_signal, _conditions, scipy) => {
      const found = findPeaksCwt(signals[scipy.signal]!, scipy.conditions.widths, conditionsOf(scipy.conditions));
      expect(found).toEqual(scipy.peaks);
    },
  );

  it('transforms to the same row', () => {
    const [row] = waveletTransform(signals[transform.signal]!, [transform.width]);
    expect(row).toHaveLength(transform.row.length);
    transform.row.forEach((value, i) => {
      expect(row![i]).toBeCloseTo(value, 9);
    });
  });

  it('refuses fewer distances than widths, and finds nothing without widths or signal', () => {
    expect(() => findPeaksCwt([0, 1, 0], [1, 2], { maxDistances: [1] })).toThrow(RangeError);
    expect(findPeaksCwt([0, 1, 0], [])).toEqual([]);
    expect(findPeaksCwt([], [1, 2])).toEqual([]);
  });
});

describe('the ricker wavelet', () => {
  it('has unit energy and no mean', () => {
    const wavelet = rickerWavelet(101, 6);
    expect(wavelet.reduce((sum, w) => sum + w * w, 0)).toBeCloseTo(1, 9);
    expect(wavelet.reduce((sum, w) => sum + w, 0)).toBeCloseTo(0, 9);
  });
});
