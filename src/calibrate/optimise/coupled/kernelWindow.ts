/**
 * Energies of the events that losses of the summed spectrum take, by the start calibration, eV: the same for all rows, above
 * Ni Ka and its upper flank, below Cu Kb.
 */
export const KERNEL_WINDOW_EV = [7700, 8330] as const;
