import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FORBIDDEN_COPPER } from '../../physics/lines';
import { quietContext } from '../fixtures/context';
import type { SummedSpectrum } from '../results';
import { emptySpectrum } from '../summedSpectrum';
import { withHidden } from './blinding';
import type { ExpectedLimit } from './results';
import { isSideband } from './searchModel';
import { limitRow, upperLimit } from './upperLimit';

interface OracleCase {
  readonly tail: { readonly fraction: number; readonly beta: number };
  readonly withNickel: boolean;
  readonly counts: readonly number[];
  readonly fwhm: number;
  readonly levels: readonly {
    readonly confidence: number;
    readonly expected: readonly number[];
    readonly freeTail: number;
    readonly observed: number;
  }[];
  readonly found: readonly [number, number];
  readonly toys?: {
    readonly number: number;
    readonly quantiles: readonly number[];
    readonly cls: readonly [number, number];
  };
}
const { cases } = JSON.parse(readFileSync(new URL('../fixtures/search-limits.json', import.meta.url), 'utf8')) as {
  readonly cases: readonly OracleCase[];
};

/** A summed spectrum with these counts in the copper region, and none elsewhere. */
function spectrumOf(counts: readonly number[]): SummedSpectrum {
  const spectrum = emptySpectrum('reference', true);
  spectrum.counts.set(counts, 500);
  return spectrum;
}
const inOrder = ({ minus2, minus1, median, plus1, plus2 }: ExpectedLimit) => [minus2, minus1, median, plus1, plus2];
const rowOf = ({ counts, tail, withNickel }: OracleCase, unblinded: boolean) =>
  limitRow(spectrumOf(counts), { tail, withNickel }, FORBIDDEN_COPPER, unblinded);

describe('limitRow against iminuit and SciPy (fixtures/search-limits.py)', () => {
  it.each(cases.map((entry, i) => ({ entry, name: `case ${String(i)}` })))('$name', ({ entry }) => {
    const row = rowOf(entry, true);
    expect(row.fwhmEv ?? NaN).toBeCloseTo(entry.fwhm, 1);
    entry.levels.forEach((level, i) => {
      const own = row.levels[i]!;
      expect(own.confidence).toBe(level.confidence);
      inOrder(own.expected).forEach((limit, k) => {
        expect(limit / level.expected[k]!, `expected ${String(k)}`).toBeCloseTo(1, 2);
      });
      expect(own.medianFreeTail / level.freeTail).toBeCloseTo(1, 2);
      expect(own.observed! / level.observed).toBeCloseTo(1, 2);
    });
    expect(Math.abs(row.counts!.value! - entry.found[0])).toBeLessThan(0.02 * entry.found[1]);
    expect(row.counts!.error! / entry.found[1]).toBeCloseTo(1, 1);
  });

  it('agrees with toys: the spread of their limits, and CLs by counting', () => {
    const entry = cases.find(({ toys }) => toys !== undefined)!;
    const { number, quantiles, cls } = entry.toys!;
    const { minus1, median, plus1 } = rowOf(entry, false).levels[0]!.expected;
    // A quantile of toys of spread s is known to 1.25 s/sqrt(n) at the median, 1.5 s/sqrt(n) at one sigma.
    const spread = (plus1 - minus1) / 2 / Math.sqrt(number);
    expect(Math.abs(median - quantiles[1]!)).toBeLessThan(3 * 1.25 * spread);
    expect(Math.abs(minus1 - quantiles[0]!)).toBeLessThan(3 * 1.5 * spread);
    expect(Math.abs(plus1 - quantiles[2]!)).toBeLessThan(3 * 1.5 * spread);
    expect(Math.abs(cls[0] - 0.1)).toBeLessThan(3 * cls[1]);
  });
});

describe('blinding', () => {
  const [entry] = cases as [OracleCase];
  const changed = entry.counts.map((n, bin) => (isSideband(FORBIDDEN_COPPER)[bin] === true ? n : n + 40));

  it('gives the same limits whatever is in the window', () => {
    expect(rowOf({ ...entry, counts: changed }, false)).toEqual(rowOf(entry, false));
    expect(rowOf(entry, false).levels.map(({ observed }) => observed)).toEqual([null, null]);
    expect(rowOf(entry, false).counts).toBeNull();
  });

  it('lets the data speak once it is lifted', () => {
    const more = rowOf({ ...entry, counts: changed }, true);
    expect(more.levels[0]!.observed!).toBeGreaterThan(rowOf(entry, true).levels[0]!.observed! + 300);
    // 40 counts in each of 21 bins are 840 in the window, where four fifths of the line lie.
    expect(more.counts!.value!).toBeGreaterThan(600);
  });

  it('takes the counts of every bin that reaches into the window out, and no others', () => {
    const spectrum = spectrumOf(entry.counts);
    const shown = withHidden(spectrum, FORBIDDEN_COPPER.blindedEv);
    const hidden = [...shown.counts.keys()].filter((bin) => Number.isNaN(shown.counts[bin]));
    expect([hidden.length, 2000 + 10 * hidden[0]!, 2010 + 10 * hidden.at(-1)!]).toEqual([21, 7640, 7850]);
    expect(shown.counts[563]).toBe(spectrum.counts[563]);
    expect(spectrum.counts[570]).not.toBeNaN();
    expect(isSideband(FORBIDDEN_COPPER).filter((kept) => !kept)).toHaveLength(21);
  });
});

describe('upperLimit', () => {
  it('says why where there is no line to fit', async () => {
    const empty = emptySpectrum('standard', false);
    const input = { spectra: [empty], cuKa: [], tail: { fraction: 0.05, beta: 2.5 }, line: FORBIDDEN_COPPER };
    const { rows } = await upperLimit({ ...input, unblinded: true }, quietContext);
    expect(rows).toEqual([
      {
        spectrum: 'standard',
        crossValidated: false,
        fwhmEv: null,
        background: null,
        levels: [],
        counts: null,
        why: 'only 0 events in 7000-8500 eV',
      },
    ]);
  });
});
