/** The tables and rules of the core that the page shows, from the one place where each is kept. */
export { CONSTANTS_FORMS } from '../assess/constants/forms';
export { priorsOf, whyNotPrior } from '../calibrate/priorChoice';
export { LOSSES, OPTIMISERS, PRIORS, SCHEDULES } from '../calibrate/settings';
export { applyCorrections, MANUAL_FINDER, removedLines } from '../dataset/peakCorrection';
export { HELD_OUT_KINDS, HELD_OUT_SEED, PAPER_YIELDS } from '../peaks/benchmark/heldOutKinds';
export { DEFAULT_FINDER, FINDERS } from '../peaks/finders';
export { DEFAULT_WIDTHS } from '../peaks/heatmap/shape';
export { PROFILE_BOUNDS } from '../physics/checkProfile';
export { FORBIDDEN_COPPER_EV, LINES, observedEnergyEv, SILICON, tabulatedEnergyEv } from '../physics/lines';
export { PROFILES } from '../physics/profile';
export { SIMULATION_VARIANTS } from '../simulate/variants';
