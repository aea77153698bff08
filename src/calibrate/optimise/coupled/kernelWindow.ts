import { observedEnergyEv } from '../../../physics/lines';
import { doubletOf } from '../lineDoublet';
import type { PreparedRow } from '../preparedRow';

/** For copper above Ni Ka and its upper flank, below Cu Kb. */
const COPPER_WINDOW_EV = [7700, 8330] as const;

/**
 * Energies of the events that losses of the summed spectrum take, by the start calibration, eV: the same for all rows, and as
 * far from any line as those of copper are from copper, in whole eV.
 */
export function kernelWindowEv(lineEv: number): readonly [number, number] {
  const shiftEv = Math.round(lineEv - observedEnergyEv('CuKa'));
  return [COPPER_WINDOW_EV[0] + shiftEv, COPPER_WINDOW_EV[1] + shiftEv];
}

/** That of rows, which are all of one line. */
export function windowOfRows([first]: readonly PreparedRow[]): readonly [number, number] {
  return kernelWindowEv(first === undefined ? observedEnergyEv('CuKa') : doubletOf(first.row.line).ka1Ev);
}
