import type { Histograms } from '../dataset/histograms';
import type { Analysis, SpectrumName } from './results';
import { constantsInTime, type ConstantsInTime } from './constantsInTime';

const HEADER = 'set,bus,sdd,batch,start,stop,p0,p1,p2,c00,c01,c02,c11,c12,c22,status';
const SETS = ['standard', 'reference', 'optimized'] as const;
/** Places of c00, c01, c02, c11, c12, c22 in the row-major covariance. */
const UPPER_TRIANGLE = [0, 1, 2, 4, 5, 8] as const;
const DIGITS = 12;

/**
 * `halfmax-constants.csv`: one row per calibration of the three sets, constants with 12 significant digits, E = p0 + p1
 * ADC + p2 ADC^2 in eV. Constants that are continuous in time are sampled, several rows per batch. A whole-run calibration has an empty `batch`; `bus`, times and covariance are empty where there
 * are none. The header alone where there is no analysis.
 */
export function constantsTable(
  histograms: Histograms,
  analysis: Pick<Analysis, 'calibration' | 'continuous'> | null,
): string {
  const rows =
    analysis === null
      ? []
      : SETS.flatMap((set) =>
          constantsInTime(histograms, analysis, set).map((row) => constantsRow(histograms, set, row)),
        );
  return [HEADER, ...rows, ''].join('\n');
}

function constantsRow(histograms: Histograms, set: SpectrumName, constants: ConstantsInTime): string {
  const { detector, batch, start, stop, p, covariance, status } = constants;
  const key = histograms.detectors[detector];
  const usable = covariance?.every(Number.isFinite) === true ? covariance : null;
  const fields = [
    set,
    key?.bus ?? null,
    key?.sdd ?? null,
    batch,
    start,
    stop,
    ...p.map(twelveDigits),
    ...UPPER_TRIANGLE.map((index) => (usable === null ? null : twelveDigits(usable[index] ?? NaN))),
    status,
  ];
  return fields.map((field) => (field === null ? '' : String(field))).join(',');
}

function twelveDigits(value: number): string {
  return value.toPrecision(DIGITS);
}
