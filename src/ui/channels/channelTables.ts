import type { SelectionEffect } from '../../assess/selectionEffect';
import type { SlowControl } from '../../monitor/slowControl/correlate';
import { WATCHED_VIEWS } from '../../store/derived/watched';
import { fixed, measured, numberColumn, significant, words, wordsColumn, type TableModel } from '../tables/model';

/** Correlations of the array with the columns of a slow-control file. */
export function slowControlTable(columns: readonly SlowControl[]): TableModel {
  return {
    title: 'Correlation with slow control',
    columns: [
      wordsColumn('Column'),
      wordsColumn('Goes with'),
      numberColumn('Correlation'),
      numberColumn('Change per unit'),
      numberColumn('p'),
    ],
    rows: columns.flatMap(({ name, correlations }) =>
      correlations.map(({ watched, median, slope, pValue }) => [
        words(name),
        words(WATCHED_VIEWS.find(({ id }) => id === watched)?.quantity),
        fixed(median, 2),
        significant(slope, 3),
        significant(pValue, 2),
      ]),
    ),
  };
}

/** What the rule of selection does to the copper line. */
export function effectTable({ now, then }: SelectionEffect): TableModel {
  return {
    title: 'Effect of the selection',
    columns: [
      wordsColumn('Cu Kα, reference, in sample'),
      numberColumn('Counts'),
      numberColumn('FWHM [eV]'),
      numberColumn('Position [eV]'),
      numberColumn('Counts/FWHM [1/eV]'),
    ],
    rows: (
      [
        ['as it is', now],
        ['with the rule', then],
      ] as const
    ).map(([name, figures]) => [
      words(name),
      fixed(figures.copperEvents, 0),
      measured(figures.fwhm),
      measured(figures.position),
      fixed(figures.eventsPerFwhm, 2),
    ]),
  };
}
