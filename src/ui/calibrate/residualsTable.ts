import type { CalibrationResidual } from '../../assess/results';
import { LINES } from '../../store/catalogue';
import type { ResidualsOfLine } from '../../store/derived/residuals';
import { fixed, integer, measured, numberColumn, words, wordsColumn, type TableModel } from '../tables/model';

/** Residuals of the calibration, line by line; `nameOf` names the SDD of the largest. */
export function residualsTable(
  rows: readonly ResidualsOfLine[],
  nameOf: (residual: CalibrationResidual) => string,
): TableModel {
  return {
    title: 'Residuals of the calibration',
    columns: [
      wordsColumn('Line'),
      numberColumn('SDDs'),
      numberColumn('Mean [eV]'),
      numberColumn('RMS [eV]'),
      numberColumn('Largest [eV]'),
      wordsColumn('of'),
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
