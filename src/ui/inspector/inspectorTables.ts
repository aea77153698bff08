import type { Analysis, SpectrumName } from '../../assess/results';
import { LINES } from '../../store/catalogue';
import { calibrationOf, errorOf } from '../../store/derived/calibration';
import { fitsOf, predictedLines } from '../../store/derived/lines';
import type { Selection } from '../../store/viewSlice';
import { labels } from '../../labels/labels';
import { fixed, measured, numberColumn, significant, words, wordsColumn, type TableModel } from '../tables/model';

const { constants: CONSTANTS, lines: TEXTS } = labels.inspector;

const MICRO = 1e6;
const INDICES = [0, 1, 2] as const;

/** The constants of a spectrum under each calibration that has some. */
export function constantsTable(analysis: Analysis, sets: readonly SpectrumName[], selection: Selection): TableModel {
  return {
    title: CONSTANTS.title,
    columns: [
      wordsColumn(CONSTANTS.calibration),
      numberColumn(CONSTANTS.p0),
      numberColumn(CONSTANTS.p1),
      numberColumn(CONSTANTS.p2),
      wordsColumn(CONSTANTS.status),
    ],
    rows: sets.flatMap((set) => {
      const calibration = calibrationOf(analysis, set, selection);
      if (calibration === null) return [];
      const figures = INDICES.map((index) => {
        const scale = index === 2 ? MICRO : 1;
        const value = calibration.p[index] * scale;
        const error = errorOf(calibration, { kind: 'constant', index });
        return error === null || error === 0 ? significant(value, 6) : measured({ value, error: error * scale });
      });
      return [[words(labels.spectra[set]), ...figures, words(calibration.status)]];
    }),
  };
}

/** Found and fitted position of every line of a spectrum. */
export function spectrumLinesTable(analysis: Analysis, selection: Selection): TableModel {
  const found = new Map(predictedLines(analysis.peaks, selection).map((peak) => [peak.line, peak]));
  return {
    title: TEXTS.title,
    columns: [
      wordsColumn(TEXTS.line),
      numberColumn(TEXTS.found),
      numberColumn(TEXTS.fitted),
      numberColumn(TEXTS.chi2),
      wordsColumn(TEXTS.why),
    ],
    rows: fitsOf(analysis, selection).map(({ line, adc, adcError, chi2, ndf, why }) => [
      words(LINES[line].label),
      measured({ value: found.get(line)?.adc ?? null, error: found.get(line)?.adcError ?? null }),
      measured({ value: adc, error: adcError }),
      fixed(chi2 === null || ndf === null || ndf === 0 ? null : chi2 / ndf, 2),
      words(why),
    ]),
  };
}
