import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { VIP2 } from '../../physics/profile';
import { QUIET } from '../../simulate/fixtures/quietContext';
import { drawHeldOutSet } from './heldOutSet';
import { fitExpected } from './fitExpected';
import { readFileSet } from './fileSet';
import { limitReport, limitsOf } from './limits';
import { readLabelledCsv } from './readLabelledCsv';

const TRUE_COLUMNS = VIP2.finderLines.map((line) => `true_${line}`);
const BIN_COLUMNS = Array.from({ length: 300 }, (_, bin) => `b${String(bin)}`);
const HEADER = ['id', 'yield', 'width', ...TRUE_COLUMNS, ...BIN_COLUMNS];
const ROW = ['0', '0.5', '20', '800', '950', '1100', '1200', '1500', ...BIN_COLUMNS.map((_, bin) => String(bin))];
const textOf = (header: string[], ...rows: string[][]) => [header, ...rows].map((row) => row.join(',')).join('\n');
const read = (text: string) => readLabelledCsv('set.csv', text, VIP2);
const withCell = (index: number, cell: string) => ROW.map((old, i) => (i === index ? cell : old));

describe('readLabelledCsv', () => {
  it('reads yield, width, truth and counts, with any line ends and order of columns', () => {
    const [row] = read(`${textOf(HEADER, ROW)}\r\n`);
    expect(row).toMatchObject({ totalYield: 0.5, sigmaAdc: 20, linesAdc: [800, 950, 1100, 1200, 1500] });
    expect(row!.counts[299]).toBe(299);
    expect(read(textOf([...HEADER].reverse(), [...ROW].reverse()))).toEqual([row]);
  });

  it('takes an empty cell as a line that is not there, and a missing column as not known', () => {
    expect(read(textOf(HEADER, withCell(7, '')))[0]!.linesAdc).toEqual([800, 950, 1100, 1200, null]);
    const without = <T>(cells: T[]) => cells.filter((_, i) => i !== 3);
    expect(read(textOf(without(HEADER), without(ROW)))[0]!.linesAdc[0]).toBeUndefined();
  });

  it.each([
    [
      'a cell that is no count',
      textOf(HEADER, ROW, withCell(10, '1.5')),
      /set\.csv, line 3, column 11: "1\.5" in column "b2"/,
    ],
    [
      'a negative count',
      textOf(HEADER, withCell(8, '-1')),
      /line 2, column 9: "-1" in column "b0": expected a whole number/,
    ],
    ['an empty count', textOf(HEADER, withCell(8, '')), /line 2, column 9/],
    ['a yield of 0', textOf(HEADER, withCell(1, '0')), /line 2, column 2: "0" in column "yield"/],
    ['a position in words', textOf(HEADER, withCell(3, 'left')), /line 2, column 4: "left" in column "true_TiKa"/],
    ['a short row', textOf(HEADER, ROW.slice(0, 300)), /line 2: 300 cells where the header has 308/],
    [
      'no such line',
      textOf(
        HEADER.map((name) => name.replace('CuKa', 'ZnKa')),
        ROW,
      ),
      /line 1, column 8: "true_ZnKa" is no line/,
    ],
    [
      'no truth',
      textOf(
        HEADER.filter((name) => !name.startsWith('true')),
        ROW,
      ),
      /there is no column "true_TiKa"/,
    ],
    ['too few bins', textOf(HEADER.slice(0, -1), ROW), /there is no column "b299"/],
    ['too many bins', textOf([...HEADER, 'b300'], ROW), /line 1, column 309: more than 300 bins/],
    ['a column twice', textOf([...HEADER, 'b7'], ROW), /line 1, column 309: a second column "b7"/],
    ['nothing', '', /line 1: there is no column/],
    ['a header alone', textOf(HEADER), /line 2: there is no row of data/],
  ])('refuses %s and says where', (_what, text, message) => {
    expect(() => read(text)).toThrow(message);
  });
});

describe('fitExpected', () => {
  it('leads to the limits of the true expected counts', async () => {
    const { spectra } = await drawHeldOutSet(
      { kind: 'recipe', yields: { from: 0.05, to: 1 }, count: 80, seed: 4 },
      QUIET,
    );
    const bins = { firstEdgeAdc: 500, binAdc: 5, count: 300 };
    const estimated = spectra.map((spectrum) => {
      const { counts, linesAdc, totalYield } = spectrum;
      const typicalEvents = VIP2.typicalIntensities.map((events) => events * totalYield);
      // The width is that of the recipe but for its 20 %: limits go with it.
      const sigmaAdc = sigmaOf(counts, linesAdc[2]!);
      return {
        ...spectrum,
        limits: limitsOf(fitExpected({ counts, linesAdc: linesAdc.map(Number), typicalEvents, sigmaAdc }, bins), 5),
      };
    });
    const rms = (all: typeof spectra) =>
      limitReport({ title: '', profile: VIP2, seed: null, limitsAre: 'exact', spectra: all }, VIP2.finderLines, [])!;
    rms(estimated).byLine.forEach(({ knownContinuum }, l) => {
      expect(Math.abs(knownContinuum / rms(spectra).byLine[l]!.knownContinuum - 1)).toBeLessThan(0.1);
    });
  });

  it('finds the events of a line on a flat continuum', () => {
    const counts = Float64Array.from({ length: 300 }, (_, bin) => {
      const z = (502.5 + 5 * bin - 1100) / 20;
      return 10 + (5000 * 5 * Math.exp((-z * z) / 2)) / (20 * Math.sqrt(2 * Math.PI));
    });
    const { lines, expected } = fitExpected(
      { counts, linesAdc: [null, 1100], typicalEvents: [1000, 5000], sigmaAdc: 20 },
      { firstEdgeAdc: 500, binAdc: 5, count: 300 },
    );
    expect(lines[0]!.every((n) => n === 0)).toBe(true);
    expect(lines[1]!.reduce((sum, n) => sum + n, 0) / 5000).toBeCloseTo(1, 1);
    expect(Math.abs(expected[20]! - 10)).toBeLessThan(0.3);
  });
});

/** Root mean square distance of the counts within 40 channels, corrected for the cut at about two sigma. */
function sigmaOf(counts: ArrayLike<number>, centroidAdc: number): number {
  let best = 16;
  let least = Infinity;
  for (let sigma = 16; sigma <= 24; sigma += 0.5) {
    const inner = countsWithin(counts, centroidAdc, 0.6745 * sigma);
    const outer = countsWithin(counts, centroidAdc, 2 * sigma);
    const miss = Math.abs(inner / outer - 0.5 / 0.9545);
    if (miss < least) [least, best] = [miss, sigma];
  }
  return best;
}

/** Counts within `reach` of a place, shares of bins at the ends. */
function countsWithin(counts: ArrayLike<number>, centroidAdc: number, reach: number): number {
  let sum = 0;
  for (let bin = 0; bin < counts.length; bin++) {
    const from = Math.max(500 + 5 * bin, centroidAdc - reach);
    const to = Math.min(505 + 5 * bin, centroidAdc + reach);
    if (to > from) sum += (counts[bin]! * (to - from)) / 5;
  }
  return sum;
}

const SHARED = new URL('../../../../shared/data/peaks/bench.csv.gz', import.meta.url);

describe('the shared benchmark', () => {
  it.skipIf(!existsSync(SHARED))('(skipped where absent) has the limits that its README states', async () => {
    // A tenth of its rows; README: 0.50, 1.87, 0.41, 1.64, 3.88, all 2.08 over all rows.
    const rows = gunzipSync(readFileSync(SHARED))
      .toString('utf8')
      .split('\n')
      .filter((_, i) => i === 0 || i % 10 === 1);
    const { spectra, ...set } = await readFileSet({ name: 'bench.csv', text: rows.join('\n') }, VIP2, QUIET);
    const { all, byLine } = limitReport({ ...set, spectra }, VIP2.finderLines, [])!;
    expect(spectra).toHaveLength(200);
    [0.5, 1.87, 0.41, 1.64, 3.88].forEach((stated, l) => {
      expect(Math.abs(byLine[l]!.knownContinuum / stated - 1)).toBeLessThan(0.15);
    });
    expect(Math.abs(all.knownContinuum / 2.08 - 1)).toBeLessThan(0.08);
  });
});
