import type { LocatedCalibration } from '../../calibrate/energyCalibration';
import type { Histograms } from '../../dataset/histograms';
import { constantsInTime, type ConstantsInTime } from '../constantsInTime';
import type { Analysis, SpectrumName } from '../results';

const SETS = ['standard', 'reference', 'optimized'] as const satisfies readonly SpectrumName[];

/** One calibration with its place: E = p0 + p1 ADC + p2 ADC^2 in eV, for times in [start, stop). */
export interface ConstantsRow {
  readonly set: SpectrumName;
  /** Null where the detectors have no bus. */
  readonly bus: number | null;
  readonly sdd: number;
  /** Null for a calibration of the whole run. */
  readonly batch: number | null;
  /** Unix seconds; null where the files carry no time. */
  readonly start: number | null;
  readonly stop: number | null;
  readonly p: readonly [number, number, number];
  /** c00, c01, c02, c11, c12, c22 of the constants; null where it is not known. */
  readonly covariance: readonly number[] | null;
  readonly status: LocatedCalibration['status'];
}

/** Places of c00, c01, c02, c11, c12, c22 in the row-major covariance. */
const UPPER_TRIANGLE = [0, 1, 2, 4, 5, 8] as const;

/** Every finite calibration of the three sets, in the order of the analysis; none where there is no analysis. */
export function constantsRows(
  histograms: Histograms,
  analysis: Pick<Analysis, 'calibration' | 'continuous'> | null,
): ConstantsRow[] {
  if (analysis === null) return [];
  return SETS.flatMap((set) =>
    constantsInTime(histograms, analysis, set).flatMap((row) => constantsRow(histograms, set, row)),
  );
}

function constantsRow(histograms: Histograms, set: SpectrumName, constants: ConstantsInTime): ConstantsRow[] {
  const { detector, batch, start, stop, p, covariance, status } = constants;
  const key = histograms.detectors[detector];
  if (key === undefined) return [];
  const usable = covariance?.every(Number.isFinite) === true ? covariance : null;
  return [
    {
      ...{ set, bus: key.bus, sdd: key.sdd, batch, start, stop, p, status },
      covariance: usable === null ? null : UPPER_TRIANGLE.map((place) => usable[place] ?? NaN),
    },
  ];
}
