import { PROFILES, VIP2, type Profile } from '../../src/physics/profile';
import { DEFAULT_WIDTHS } from '../../src/peaks/heatmap/shape';
import type { HeatmapPlan } from '../../src/peaks/training/trainHeatmap';
import { yieldsOf } from '../../src/simulate/training/labelledSet';

/** A shipped model of our network: what it is called, for whom, and how it is trained, stage after stage. */
export interface ShippedHeatmap {
  readonly name: string;
  readonly profile: Profile;
  readonly stages: readonly HeatmapPlan[];
}

const COMMON = { spectraPerEpoch: 6400, batchSize: 64, warmUpSteps: 300, widths: DEFAULT_WIDTHS } as const;

/** The second stage goes on from the averaged weights of the first, at half its learning rate and on other spectra. */
const STAGES: readonly Pick<HeatmapPlan, 'seed' | 'epochs' | 'peakLearningRate'>[] = [
  { seed: 1, epochs: 140, peakLearningRate: 3e-3 },
  { seed: 2, epochs: 120, peakLearningRate: 1.5e-3 },
];
const SHORT_STAGES: typeof STAGES = [{ seed: 1, epochs: 36, peakLearningRate: 3e-3 }];

/** The plans behind the shipped weights: an hour on one core for VIP-2, ten minutes for SIDDHARTA-2. */
export const SHIPPED_HEATMAPS: readonly ShippedHeatmap[] = PROFILES.map((profile) => ({
  name: `Heatmap CNN for ${profile.label}`,
  profile,
  stages: (profile.id === VIP2.id ? STAGES : SHORT_STAGES).map((stage) => ({
    ...COMMON,
    ...stage,
    yields: yieldsOf(profile),
  })),
}));
