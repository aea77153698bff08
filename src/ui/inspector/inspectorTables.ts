import type { Analysis, SpectrumName } from '../../assess/results';
import { LINES } from '../../store/catalogue';
import { calibrationOf, errorOf } from '../../store/derived/calibration';
import { fitsOf, predictedLines } from '../../store/derived/lines';
import type { Selection } from '../../store/viewSlice';
import { labels } from '../../labels/labels';
import { fixed, measured, numberColumn, significant, words, wordsColumn, type TableModel } from '../tables/model';

const MICRO = 1e6;
const INDICES = [0, 1, 2] as const;

/** The constants of a spectrum under each calibration that has some. */
export function constantsTable(analysis: Analysis, sets: readonly SpectrumName[], selection: Selection): TableModel {
  return {
    title: 'Calibration constants',
    columns: [
      wordsColumn('Calibration'),
      numberColumn('p₀ [eV]'),
      numberColumn('p₁ [eV/ch]'),
      numberColumn('p₂ [µeV/ch²]'),
      wordsColumn('Status'),
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
    title: 'Lines of the selected spectrum',
    columns: [
      wordsColumn('Line'),
      numberColumn('Found [ADC]'),
      numberColumn('Fitted [ADC]'),
      numberColumn('χ²/ndf'),
      wordsColumn('Why'),
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
