import type { YieldRange } from '../../simulate/training/trainingSpectrum';

/** Seed of held-out spectra: not that of any training. */
export const HELD_OUT_SEED = 271828;

/** The total yields of the paper: 5 to 100 % of a typical month. */
export const PAPER_YIELDS: YieldRange = { from: 0.05, to: 1 };

/** What the generated sets are, with the names that the page and the tables give them. */
export const HELD_OUT_KINDS = [
  { id: 'recipe', label: "Paper's recipe" },
  { id: 'physical', label: 'Physical detectors' },
  { id: 'distractions', label: 'Lines missing, spikes, humps' },
] as const;
export type HeldOutKind = (typeof HELD_OUT_KINDS)[number]['id'];
