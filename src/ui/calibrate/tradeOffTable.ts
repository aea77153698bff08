import type { TradeOffPoint } from '../../assess/tradeOff';
import { viewText } from '../../store/derived/tradeOff';
import { labels } from '../../labels/labels';
import { difference, integer, measured, numberColumn, words, wordsColumn, type TableModel } from '../tables/model';

const { columns } = labels.calibrate.tradeOff;

/** What batches of each length give; the line of interest is expected at `expectedEv`. */
export function tradeOffTable(points: readonly TradeOffPoint[], expectedEv: number): TableModel {
  return {
    title: labels.names.tradeOffTable,
    columns: [
      wordsColumn(columns.length),
      numberColumn(columns.batches),
      numberColumn(columns.inSample),
      numberColumn(columns.heldOut),
      numberColumn(columns.position),
      wordsColumn(columns.note),
    ],
    rows: points.map((point) => {
      const { value, error } = point.heldOut.position;
      return [
        words(viewText(point)),
        integer(point.batches),
        measured(point.why === null ? point.inSample.fwhm : null),
        measured(point.heldOut.fwhm),
        difference({ value: value === null ? null : value - expectedEv, error }),
        words(point.why),
      ];
    }),
  };
}
