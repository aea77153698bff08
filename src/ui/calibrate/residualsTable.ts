import type { CalibrationResidual } from '../../assess/results';
import { LINES } from '../../store/catalogue';
import type { ResidualsOfLine } from '../../store/derived/residuals';
import { fixed, integer, measured, numberColumn, words, wordsColumn, type TableModel } from '../tables/model';
import { labels } from '../../labels/labels';

const { title, columns } = labels.calibrate.residuals;

/** Residuals of the calibration, line by line; `nameOf` names the SDD of the largest. */
export function residualsTable(
  rows: readonly ResidualsOfLine[],
  nameOf: (residual: CalibrationResidual) => string,
): TableModel {
  return {
    title,
    columns: [
      wordsColumn(columns.line),
      numberColumn(columns.sdds),
      numberColumn(columns.mean),
      numberColumn(columns.rms),
      numberColumn(columns.largest),
      wordsColumn(columns.ofSdd),
    ],
    rows: rows.map(({ line, detectors, meanEv, rmsEv, largest }) => [
      words(LINES[line].label),
      integer(detectors),
      fixed(meanEv, 2),
      fixed(rmsEv, 2),
      measured({ value: largest.residualEv, error: largest.errorEv }),
      words(nameOf(largest)),
    ]),
  };
}
