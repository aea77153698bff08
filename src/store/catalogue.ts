/** The tables that fill the lists of the page, from the one place where each is kept. */
export { LOSSES, OPTIMISERS } from '../calibrate/settings';
export { HELD_OUT_KINDS, HELD_OUT_SEED, PAPER_YIELDS } from '../peaks/benchmark/heldOutKinds';
export { FINDERS } from '../peaks/finders';
export { LINES, observedEnergyEv, tabulatedEnergyEv } from '../physics/lines';
export { PROFILES } from '../physics/profile';
