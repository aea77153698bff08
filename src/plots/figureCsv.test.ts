import { describe, expect, it } from 'vitest';
import { syntheticAnalysis } from '../store/fixtures/syntheticRun';
import { beforeAfterFigure } from './beforeAfter';
import { countErrors, withCountErrors } from './countErrors';
import { crosses } from './crosses';
import { axis, baseLayout, steps, type Figure } from './figure';
import { figureCsv } from './figureCsv';
import { ratesFigure } from './rates';
import { LIGHT } from './theme';
import { timeSeriesFigure } from './timeSeries';

/** Rows of a CSV without quoted cells. */
function rowsOf(figure: Figure): string[][] {
  return figureCsv(figure)
    .trim()
    .split('\r\n')
    .map((line) => line.split(','));
}

const LAYOUT = baseLayout(LIGHT, {
  xaxis: axis(LIGHT, 'Energy [eV]'),
  yaxis: axis(LIGHT, 'N<sub>bin</sub> [counts]'),
  yaxis2: axis(LIGHT, 'Residual [σ]'),
});

describe('figureCsv', () => {
  it('has the numbers behind strokes, one row per place with all its quantities', () => {
    const bins = { firstEdge: 100, width: 10 };
    const data = [
      crosses(bins, Float64Array.of(4, 9), Float64Array.of(2, 3), { name: 'run' }),
      crosses(bins, Float64Array.of(-0.5, 1.5), null, { name: 'run', yaxis: 'y2' }),
    ];
    expect(rowsOf({ data, layout: LAYOUT })).toEqual([
      ['series', 'Energy [eV]', 'N_bin [counts]', 'error of N_bin [counts]', 'Residual [σ]'],
      ['run', '105', '4', '2', '-0.5'],
      ['run', '115', '9', '3', '1.5'],
    ]);
  });

  it('gives counts their errors once, and leaves out strokes and what is hidden', () => {
    const [x, counts] = [Float64Array.of(1, 2, 3), Float64Array.of(16, NaN, 0)];
    const data = [withCountErrors(steps(x, counts, 'red', { name: 'all' }), x, counts), countErrors(x, counts, 'red')];
    expect(rowsOf({ data, layout: LAYOUT }).slice(1)).toEqual([
      ['all', '1', '16', '4'],
      ['all', '3', '0', '0'],
    ]);
  });

  it('quotes what a comma or a quotation mark would break', () => {
    const data = [steps(Float64Array.of(1), [2], 'red', { name: 'a "b", c' })];
    expect(figureCsv({ data, layout: LAYOUT })).toContain('\r\n"a ""b"", c",1,2\r\n');
  });

  it('writes a map as one row per detector and time, times in ISO 8601', () => {
    const batches = { title: 'Time (UTC)', x: [new Date(0), new Date(86_400_000)], selected: null };
    const figure = ratesFigure(
      { rows: [[1.5, null]], detectorLabels: ['7'], quantity: 'Events per hour' },
      batches,
      LIGHT,
    );
    expect(rowsOf(figure)).toEqual([
      ['series', 'Time (UTC)', 'Events per hour'],
      ['SDD 7', '1970-01-01T00:00:00.000Z', '1.5'],
      ['SDD 7', '1970-01-02T00:00:00.000Z', ''],
    ]);
  });

  it('has values and errors of constants, and not the outlines of their bands', () => {
    const series = { spectrum: 'reference', values: [1, 2], errors: [0.1, null] } as const;
    const figure = timeSeriesFigure(
      [{ title: 'p₀ [eV]', series: [series] }],
      { title: 'Batch number', x: [1, 2], selected: null },
      LIGHT,
    );
    expect(rowsOf(figure)).toEqual([
      ['series', 'Batch number', 'p₀ [eV]', 'error of p₀ [eV]'],
      ['Reference', '1', '1', '0.1'],
      ['Reference', '2', '2', ''],
    ]);
  });

  it('sums up to the counts that are drawn', () => {
    const { spectra, cuKa } = syntheticAnalysis();
    const spectrum = spectra.find((own) => own.spectrum === 'reference');
    if (spectrum === undefined) throw new Error('the fixture has a reference');
    const row = cuKa.find((own) => own.spectrum === 'reference' && !own.crossValidated) ?? null;
    const figure = beforeAfterFigure([{ spectrum, row }], {
      theme: LIGHT,
      isLog: false,
      regionEv: [7000, 8500],
      lines: [],
    });
    const own = rowsOf(figure).filter(([series]) => series === 'Reference');
    expect(own).toHaveLength(150);
    const total = spectrum.counts.subarray(500, 650).reduce((a, b) => a + b, 0);
    expect(own.reduce((sum, cells) => sum + Number(cells[2]), 0)).toBe(total);
  });
});
