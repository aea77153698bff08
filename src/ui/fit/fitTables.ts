import type { CheckedPoint } from '../../calibrate/reference/calibrationCheck';
import type { FitInspection } from '../../fit/inspection/fitInspection';
import type { LineFit } from '../../fit/lineFit';
import { LINES } from '../../store/catalogue';
import type { DatasetSummary } from '../../worker/protocol';
import { placeName } from '../format/place';
import { labels } from '../../labels/labels';
import {
  fixed,
  measured,
  numberColumn,
  significant,
  words,
  wordsColumn,
  type Cell,
  type TableModel,
} from '../tables/model';
import { boundsText, estimateText, minosText, parameterName } from './fitText';

/** Every fit, also those that the page does not draw yet. */
export function lineFitsTable(fits: readonly LineFit[], summary: DatasetSummary): TableModel {
  return {
    title: 'Line fits',
    columns: [
      wordsColumn('Place'),
      wordsColumn('Line'),
      wordsColumn('Status'),
      numberColumn('Position [ADC]'),
      numberColumn('σ [ADC]'),
      numberColumn('Counts'),
      numberColumn('χ²'),
      numberColumn('ndf'),
      wordsColumn('Why'),
    ],
    rows: fits.map((fit) => [
      words(placeName(summary, fit)),
      words(LINES[fit.line].label),
      words(fit.status),
      measured({ value: fit.adc, error: fit.adcError }),
      significant(fit.sigmaAdc, 3),
      significant(fit.counts, 4),
      fixed(fit.chi2, 1),
      fixed(fit.ndf, 0),
      words(fit.why),
    ]),
  };
}

/** Residuals of the calibration points, with and without themselves. */
export function pointsTable(points: readonly CheckedPoint[]): TableModel {
  return {
    title: labels.names.calibrationTable,
    columns: [
      wordsColumn('Line'),
      numberColumn('Residual [eV]'),
      numberColumn('Without it [eV]'),
      numberColumn('Pull'),
      wordsColumn('Used'),
      wordsColumn('Why not'),
    ],
    rows: points.map(({ line, residualEv, errorEv, leftOut, isUsed, why }) => [
      words(LINES[line].label),
      measured({ value: residualEv, error: errorEv }),
      measured(leftOut === null ? null : { value: leftOut.residualEv, error: leftOut.errorEv }),
      fixed(leftOut?.pull, 1),
      words(isUsed ? 'yes' : 'no'),
      words(why),
    ]),
  };
}

/** Parameters of a fit as the page writes them, with start values and bounds. */
export function parametersTable(inspection: FitInspection): TableModel {
  return {
    title: labels.names.parameterTable,
    columns: [
      wordsColumn('Parameter'),
      numberColumn('Start'),
      wordsColumn('Fixed'),
      numberColumn('Value ± HESSE'),
      wordsColumn('MINOS'),
      wordsColumn('Unit'),
      wordsColumn('Bounds'),
    ],
    rows: inspection.parameters.map((parameter, i) => {
      const estimate = inspection.fit?.estimates[i] ?? null;
      const value: Cell =
        estimate === null ? words('') : { text: estimateText(estimate), value: estimate.value, error: estimate.hesse };
      return [
        words(parameterName(parameter.name, inspection)),
        significant(parameter.start, 6),
        words(parameter.fixed ? 'yes' : 'no'),
        value,
        words(estimate === null ? '' : minosText(estimate)),
        words(parameter.unit),
        words(parameter.fixed ? 'fixed' : boundsText(parameter, estimate)),
      ];
    }),
  };
}

/** Correlation coefficients of the free parameters. */
export function correlationsTable(inspection: FitInspection): TableModel {
  const { names = [], values = [] } = inspection.fit?.correlation ?? {};
  const shown = names.map((name) => parameterName(name, inspection));
  return {
    title: labels.names.correlationTable,
    columns: [wordsColumn('Parameter'), ...shown.map(numberColumn)],
    rows: shown.map((name, row) => [
      words(name),
      ...names.map((_, column) => fixed(values[row * names.length + column], 2)),
    ]),
  };
}
