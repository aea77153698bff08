import { DEFAULT_GEOMETRY, type WindowGeometry } from '../../fit/windowModel';
import { observedEnergyEv, tabulatedEnergyEv, type LineId } from '../../physics/lines';
import { TYPICAL_RESOLUTION, type Resolution } from '../../physics/resolution';

/** Choices in how lines are fitted and turned into constants; each one is varied in the budget of systematic errors. */
export interface CalibrationMethod extends WindowGeometry {
  /** Energy of a line: where a fit at SDD resolution finds it, or as tabulated, without the shift of its centroid. */
  readonly lineEnergies: 'observed' | 'tabulated';
  /** Lines that constants are made of; null for every line that was fitted. */
  readonly lines: readonly LineId[] | null;
  /** Width of lines where a spectrum does not tell its own. */
  readonly resolution: Resolution;
  /** Moves of single lines in eV. */
  readonly energyShiftsEv: Readonly<Partial<Record<LineId, number>>>;
  /** Curvature p2 of a detector's batches: from all its `own` lines, or this for all detectors, eV per channel squared. */
  readonly curvature: 'own' | number;
  /** Batches each by themselves, or as a random walk in time whose strength they tell (`learnWalk`). */
  readonly inTime: 'apart' | 'walk';
  /** Moves the tail fraction of each detector by so many of its errors. */
  readonly tailShiftSigma: number;
}

export const DEFAULT_METHOD: CalibrationMethod = {
  ...DEFAULT_GEOMETRY,
  lineEnergies: 'observed',
  lines: null,
  resolution: TYPICAL_RESOLUTION,
  energyShiftsEv: {},
  curvature: 'own',
  inTime: 'walk',
  tailShiftSigma: 0,
};

/** Energy at which `method` takes a fit to find the line, eV. */
export function lineEnergyEv(line: LineId, { lineEnergies, energyShiftsEv }: CalibrationMethod): number {
  const energyEv = lineEnergies === 'observed' ? observedEnergyEv(line) : tabulatedEnergyEv(line);
  return energyEv + (energyShiftsEv[line] ?? 0);
}
