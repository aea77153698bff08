import { describe, expect, it } from 'vitest';
import { latexText, tableLatex } from './latex';
import { difference, fixed, integer, measured, numberColumn, significant, words, wordsColumn } from './model';
import { beforeAfterTable } from './resultTables';
import { tableTsv } from './tsv';

const TABLE = {
  title: 'Cu Kα_1 & friends',
  columns: [wordsColumn('Line'), numberColumn('FWHM [eV]'), numberColumn('Events'), numberColumn('p₂ [µeV/ch²]')],
  rows: [
    [words('50 % of\tC:\\a_b'), measured({ value: 170.23456, error: 2.3123 }), integer(123456), significant(-2e-9, 2)],
    [words('none'), measured(null), integer(0), fixed(null, 1)],
  ],
};

describe('tableTsv', () => {
  it('has exact numbers with a point, errors in a column of their own, and empty cells for nothing', () => {
    const lines = tableTsv(TABLE).split('\n');
    expect(lines[0]).toBe('Line\tFWHM [eV]\terror of FWHM [eV]\tEvents\tp₂ [µeV/ch²]');
    expect(lines[1]).toBe('50 % of C:\\a_b\t170.23456\t2.3123\t123456\t-2e-9');
    expect(lines[2]).toBe('none\t\t\t0\t');
  });
});

describe('tableLatex', () => {
  const text = tableLatex(TABLE);

  it('is a booktabs table with a column per column, words to the left and numbers to the right', () => {
    expect(text).toContain('\\begin{tabular}{lrrr}');
    expect(text.match(/\\(top|mid|bottom)rule/gu)).toEqual(['\\toprule', '\\midrule', '\\bottomrule']);
    for (const row of text.split('\n').filter((line) => line.endsWith('\\\\'))) {
      expect(row.match(/(?<!\\)&/gu)).toHaveLength(3);
    }
  });

  it('writes errors as \\pm, rounded as on the page, and numbers in math mode', () => {
    expect(text).toContain('$170.2 \\pm 2.3$');
    expect(text).toContain('$123\\,456$');
    expect(text).toContain('$-2.0 \\cdot 10^{-9}$');
    expect(tableLatex({ ...TABLE, rows: [[words(''), difference({ value: 0.5, error: 0.1 })]] })).toContain(
      '$+0.50 \\pm 0.10$',
    );
  });

  it('leaves nothing that LaTeX would run', () => {
    expect(text).toContain('50 \\% of C:\\textbackslash{}a\\_b');
    expect(text).toContain('\\caption{Cu K$\\alpha$\\_1 \\& friends}');
    expect(latexText('\\input{/etc/passwd} $x$ #1 ~^')).toBe(
      '\\textbackslash{}input\\{/etc/passwd\\} \\$x\\$ \\#1 \\textasciitilde{}\\textasciicircum{}',
    );
    expect(latexText('χ²/ndf, p₁')).toBe('$\\chi^2$/ndf, p$_1$');
  });
});

describe('beforeAfterTable', () => {
  it('lists in-sample rows, the one beside them, and held-out ones, whatever the order of the rows', () => {
    const row = (spectrum: 'standard' | 'optimized', crossValidated: boolean) => ({
      ...{ spectrum, crossValidated, chi2: 150, ndf: 145, pValue: 0.4, why: null },
      position: { value: 8047, error: 1 },
      fwhm: { value: 170, error: 2 },
    });
    const table = beforeAfterTable('FeKa', [row('optimized', true), row('optimized', false), row('standard', false)], {
      name: 'Just now',
      row: row('optimized', false),
    });
    expect(table.title).toBe('Fe Kα before and after');
    expect(table.rows.map(([name]) => name?.text)).toEqual([
      'Standard (one batch)',
      'Optimized',
      'Just now',
      'Optimized (cross-validated)',
    ]);
  });
});
