import type { SelectionEffect } from '../../assess/selectionEffect';
import type { SlowControl } from '../../monitor/slowControl/correlate';
import { LINES } from '../../store/catalogue';
import { WATCHED_VIEWS } from '../../store/derived/watched';
import { fixed, measured, numberColumn, significant, words, wordsColumn, type TableModel } from '../tables/model';
import { labels } from '../../labels/labels';

const { slowControl, effect } = labels.channels;

/** Correlations of the array with the columns of a slow-control file. */
export function slowControlTable(columns: readonly SlowControl[]): TableModel {
  return {
    title: slowControl.table,
    columns: [
      wordsColumn(slowControl.columns.column),
      wordsColumn(slowControl.columns.goesWith),
      numberColumn(slowControl.columns.correlation),
      numberColumn(slowControl.columns.slope),
      numberColumn(slowControl.columns.pValue),
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

/** What the rule of selection does to the line of interest. */
export function effectTable({ line, now, then }: SelectionEffect): TableModel {
  return {
    title: effect.title,
    columns: [
      wordsColumn(effect.columns.figures(LINES[line].label)),
      numberColumn(effect.columns.counts),
      numberColumn(effect.columns.fwhm),
      numberColumn(effect.columns.position),
      numberColumn(effect.columns.countsPerFwhmInUnits),
    ],
    rows: (
      [
        [effect.now, now],
        [effect.then, then],
      ] as const
    ).map(([name, figures]) => [
      words(name),
      fixed(figures.lineEvents, 0),
      measured(figures.fwhm),
      measured(figures.position),
      fixed(figures.eventsPerFwhm, 2),
    ]),
  };
}
