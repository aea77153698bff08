/** The model of the summed Cu Ka line, Eq. 5 of METHOD.md section 3 in 7000-8500 eV, with or without Ni Ka. */
import type { Bins } from '../fit/model/term';
import type { Parameter } from '../fit/parameter';
import type { CountModel } from '../fit/poissonCost';
import { COPPER_INTEREST } from './interest';
import {
  interestModel,
  interestParameters,
  PARAMETER,
  type InterestSetup,
  type InterestStart,
  type Tail,
} from './interestModel';

export type { Tail } from './interestModel';

/** What is decided before a copper fit. */
export interface CopperSetup {
  readonly tail: Tail;
  readonly withNickel: boolean;
}

/** Indices of the parameters: energies in eV, areas in counts, background in counts per eV at the region's ends. */
const { neighbours: nickel, ...SHARED } = PARAMETER;
export const COPPER = { ...SHARED, nickel } as const;

/** Copper as a line of interest. */
export function copperInterest({ tail, withNickel }: CopperSetup): InterestSetup {
  return { tail, interest: COPPER_INTEREST, neighbours: withNickel ? ['NiKa'] : [] };
}

/** Expected counts in `bins` (eV), those of the table unless said otherwise, with derivatives by all of `COPPER`. */
export function copperModel(setup: CopperSetup, bins?: Bins): CountModel {
  return interestModel(copperInterest(setup), bins);
}

/** Where a fit starts. */
export interface CopperStart extends Omit<InterestStart, 'neighbourArea'> {
  readonly nickelArea: number;
}

/** Parameters in the order of `COPPER`; the tail fraction is fixed unless `freeTail`. */
export function copperParameters(
  setup: CopperSetup,
  { nickelArea, ...start }: CopperStart,
  freeTail = false,
): readonly Parameter[] {
  return interestParameters(copperInterest(setup), { ...start, neighbourArea: nickelArea }, freeTail);
}
