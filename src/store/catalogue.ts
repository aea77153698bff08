/** The tables and rules of the core that the page shows, from the one place where each is kept. */
export { CONSTANTS_FORMS } from '../assess/constants/forms';
export { optimisedLineOf } from '../calibrate/optimisedLine';
export { priorsOf, whyNotPrior } from '../calibrate/priorChoice';
export { LOSSES, OPTIMISERS, PRIORS, SCHEDULES } from '../calibrate/settings';
export { linesOf } from '../calibrate/watchedLines';
export { ANOMALY_KINDS } from '../dataset/anomaly';
export { applyCorrections, MANUAL_FINDER, removedLines } from '../dataset/peakCorrection';
export { runLabelOf } from '../dataset/runLabel';
export { HELD_OUT_KINDS, HELD_OUT_SEED, PAPER_YIELDS } from '../peaks/benchmark/heldOutKinds';
export { DEFAULT_FINDER, FINDERS } from '../peaks/finders';
export { SHIPPED_NETWORKS } from '../peaks/heatmap/shippedNetworks';
export { DEFAULT_WIDTHS } from '../peaks/heatmap/shape';
export { TIME_UNITS } from '../ingest/choice/contents';
export { asRecord, between, sentence, text, whole } from '../physics/checkEntries';
export { checkedProfile, PROFILE_BOUNDS } from '../physics/checkProfile';
export {
  FORBIDDEN_COPPER,
  FORBIDDEN_COPPER_EV,
  isLineId,
  LINES,
  observedEnergyEv,
  SILICON,
  tabulatedEnergyEv,
  VETTED_IDS,
} from '../physics/lines';
export { PROFILES } from '../physics/profile';
export { parseProfile, PROFILE_FILE_ENDING, profileText, withOwnId } from '../physics/profileFile';
export { PLAIN_PROFILE } from '../physics/profileShape';
export { ELEMENT_SOURCE, ELEMENTS, shareOf } from '../physics/elements';
export { linesApart, regionAbout, withLines } from '../physics/withLines';
export { SIMULATION_VARIANTS } from '../simulate/variants';
