import { LINES, observedEnergyEv, type LineId } from '../../physics/lines';
import type { CopperRow } from './row';

/** The two components of a line as a loss takes them: energies in eV, weights of unit-area lines. */
export interface Doublet {
  readonly ka1Ev: number;
  readonly ka2Ev: number;
  readonly weights: readonly [number, number];
}

/** Ka2/Ka1 of copper, METHOD.md section 3 (the paper's Eq. 5). */
const COPPER_KA2_OVER_KA1 = 0.51;

/**
 * A line with unit area, at the energies where a fit at SDD resolution finds it: the tabulated ones, both components
 * lowered by the centroid shift of satellites and natural width. A Kb counts as two halves at one place.
 */
export function observedDoublet(line: LineId): Doublet {
  const [first, second] = LINES[line].components;
  const ka1Ev = observedEnergyEv(line);
  if (second === undefined) return { ka1Ev, ka2Ev: ka1Ev, weights: [0.5, 0.5] };
  const ratio = line === 'CuKa' ? COPPER_KA2_OVER_KA1 : second.weight;
  return {
    ka1Ev,
    ka2Ev: ka1Ev - (first.energyEv - second.energyEv),
    weights: [1 / (1 + ratio), ratio / (1 + ratio)],
  };
}

/** The observed Cu Ka. */
const OBSERVED_DOUBLET: Doublet = observedDoublet('CuKa');

/** The doublet of a row's line: Cu Ka unless it says another. */
export function doubletOf({ doublet = OBSERVED_DOUBLET }: CopperRow['line']): Doublet {
  return doublet;
}

/** Cu Ka as the paper's Eq. 3 prints it: two lines of equal area at the paper's energies. */
const PRINTED_DOUBLET: Doublet = { ka1Ev: 8047.8, ka2Ev: 8027.8, weights: [1, 1] };

/** A row's line as Eq. 3 has copper: two lines of equal area, of another line than copper where a fit finds its components. */
export function printedDoubletOf({ doublet }: CopperRow['line']): Doublet {
  return doublet === undefined ? PRINTED_DOUBLET : { ...doublet, weights: [1, 1] };
}
