import type { CheckedPoint } from '../../calibrate/reference/calibrationCheck';
import type { FitInspection } from '../../fit/inspection/fitInspection';
import type { LineFit } from '../../fit/lineFit';
import { LINES } from '../../store/catalogue';
import type { DatasetSummary } from '../../worker/protocol';
import { placeName } from '../format/place';
import { labels } from '../../labels/labels';
import { plainText } from '../format/worded';
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

const { list: LIST, points: POINTS, parameters: PARAMETERS, yes: YES, no: NO } = labels.fit;

/** Every fit, also those that the page does not draw yet. */
export function lineFitsTable(fits: readonly LineFit[], summary: DatasetSummary): TableModel {
  return {
    title: LIST.table,
    columns: [
      wordsColumn(LIST.place),
      wordsColumn(LIST.line),
      wordsColumn(LIST.status),
      numberColumn(LIST.position),
      numberColumn(LIST.sigma),
      numberColumn(LIST.counts),
      numberColumn(LIST.chi2),
      numberColumn(LIST.ndf),
      wordsColumn(LIST.why),
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
      wordsColumn(POINTS.line),
      numberColumn(POINTS.residual),
      numberColumn(plainText(POINTS.without)),
      numberColumn(POINTS.pull),
      wordsColumn(POINTS.used),
      wordsColumn(POINTS.whyNot),
    ],
    rows: points.map(({ line, residualEv, errorEv, leftOut, isUsed, why }) => [
      words(LINES[line].label),
      measured({ value: residualEv, error: errorEv }),
      measured(leftOut === null ? null : { value: leftOut.residualEv, error: leftOut.errorEv }),
      fixed(leftOut?.pull, 1),
      words(isUsed ? YES : NO),
      words(why),
    ]),
  };
}

/** Parameters of a fit as the page writes them, with start values and bounds. */
export function parametersTable(inspection: FitInspection): TableModel {
  return {
    title: labels.names.parameterTable,
    columns: [
      wordsColumn(PARAMETERS.parameter),
      numberColumn(plainText(PARAMETERS.start)),
      wordsColumn(PARAMETERS.isFixed),
      numberColumn(plainText(PARAMETERS.value)),
      wordsColumn(plainText(PARAMETERS.minos)),
      wordsColumn(PARAMETERS.unit),
      wordsColumn(PARAMETERS.bounds),
    ],
    rows: inspection.parameters.map((parameter, i) => {
      const estimate = inspection.fit?.estimates[i] ?? null;
      const value: Cell =
        estimate === null ? words('') : { text: estimateText(estimate), value: estimate.value, error: estimate.hesse };
      return [
        words(parameterName(parameter.name, inspection)),
        significant(parameter.start, 6),
        words(parameter.fixed ? YES : NO),
        value,
        words(estimate === null ? '' : minosText(estimate)),
        words(parameter.unit),
        words(parameter.fixed ? PARAMETERS.fixed : boundsText(parameter, estimate)),
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
    columns: [wordsColumn(PARAMETERS.parameter), ...shown.map(numberColumn)],
    rows: shown.map((name, row) => [
      words(name),
      ...names.map((_, column) => fixed(values[row * names.length + column], 2)),
    ]),
  };
}
