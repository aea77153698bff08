import { copperInterest, type CopperSetup } from './copperModel';
import { fitInterest, type InterestFit, type InterestOutcome } from './interestFit';

/** A fit that found copper; its parameters are in the order of `COPPER`. */
export type CopperFit = InterestFit;

/** Increase of 2 ln L that makes Ni Ka part of the model: two standard errors. */
const NICKEL_RATIO = 4;

/** Fits `counts` in the bins of `COPPER_REGION` (METHOD.md section 3, Eq. 5); `freeTail` frees the tail fraction too. */
export function fitCopper(counts: Float64Array, setup: CopperSetup, freeTail = false): InterestOutcome {
  return fitInterest(counts, copperInterest(setup), freeTail);
}

/** Whether a likelihood ratio wants Ni Ka in the model of this spectrum. */
export function nickelIsWanted(counts: Float64Array, setup: Pick<CopperSetup, 'tail'>): boolean {
  const without = fitCopper(counts, { ...setup, withNickel: false });
  const having = fitCopper(counts, { ...setup, withNickel: true });
  return without.fit !== null && having.fit !== null && without.fit.cost - having.fit.cost > NICKEL_RATIO;
}
