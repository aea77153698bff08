import { observedEnergyEv, LINES } from '../../physics/lines';

/** The two components of Cu Ka as a loss takes them: energies in eV, weights of unit-area lines. */
export interface CopperDoublet {
  readonly ka1Ev: number;
  readonly ka2Ev: number;
  readonly weights: readonly [number, number];
}

/** Ka2/Ka1 of copper, METHOD.md section 3 (the paper's Eq. 5). */
const KA2_OVER_KA1 = 0.51;

/**
 * Cu Ka with unit area, at the energies where a doublet fitted at SDD resolution finds it: the tabulated ones, both
 * lowered by the centroid shift of satellites and natural width.
 */
export const OBSERVED_DOUBLET: CopperDoublet = {
  ka1Ev: observedEnergyEv('CuKa'),
  ka2Ev: observedEnergyEv('CuKa') - splittingEv(),
  weights: [1 / (1 + KA2_OVER_KA1), KA2_OVER_KA1 / (1 + KA2_OVER_KA1)],
};

/** Cu Ka as the paper's Eq. 3 prints it: two lines of equal area at the paper's energies. */
export const PRINTED_DOUBLET: CopperDoublet = { ka1Ev: 8047.8, ka2Ev: 8027.8, weights: [1, 1] };

function splittingEv(): number {
  const [ka1, ka2] = LINES.CuKa.components;
  return ka1.energyEv - (ka2 ?? ka1).energyEv;
}
