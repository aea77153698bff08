import type { CalibrationResidual } from '../../assess/results';
import type { LineId } from '../../physics/lines';
import { tabulatedEnergyEv } from '../catalogue';

/** What the residuals of a line are over all detectors, eV. */
export interface ResidualsOfLine {
  readonly line: LineId;
  readonly detectors: number;
  readonly meanEv: number;
  readonly rmsEv: number;
  /** The one furthest from 0. */
  readonly largest: CalibrationResidual;
}

/** The residuals line by line, ascending in energy. */
export function residualsByLine(residuals: readonly CalibrationResidual[]): ResidualsOfLine[] {
  const lines = [...new Set(residuals.map(({ line }) => line))];
  lines.sort((a, b) => tabulatedEnergyEv(a) - tabulatedEnergyEv(b));
  return lines.flatMap((line): ResidualsOfLine[] => {
    const own = residuals.filter((residual) => residual.line === line);
    const largest = largestResidual(own);
    if (largest === null) return [];
    const mean = (of: (ev: number) => number) =>
      own.reduce((sum, { residualEv }) => sum + of(residualEv), 0) / own.length;
    const meanEv = mean((ev) => ev);
    return [{ line, detectors: own.length, meanEv, rmsEv: Math.sqrt(mean((ev) => ev * ev)), largest }];
  });
}

/** The residual furthest from 0; null where there is none. */
export function largestResidual(residuals: readonly CalibrationResidual[]): CalibrationResidual | null {
  return residuals.reduce<CalibrationResidual | null>(
    (largest, own) => (largest === null || Math.abs(own.residualEv) > Math.abs(largest.residualEv) ? own : largest),
    null,
  );
}
