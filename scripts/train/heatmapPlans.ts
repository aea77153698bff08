import { PROFILES, VIP2, type Profile } from '../../src/physics/profile';
import { DEFAULT_WIDTHS } from '../../src/peaks/heatmap/shape';
import type { HeatmapPlan } from '../../src/peaks/training/trainHeatmap';
import { yieldsOf } from '../../src/simulate/training/labelledSet';

/** A shipped model of our network: what it is called, for whom, and how it is trained. */
export interface ShippedHeatmap {
  readonly name: string;
  readonly profile: Profile;
  readonly plan: HeatmapPlan;
}

const COMMON = { seed: 1, spectraPerEpoch: 6400, batchSize: 64, warmUpSteps: 300, widths: DEFAULT_WIDTHS } as const;
const EPOCHS: Readonly<Record<string, number>> = { 'vip-2': 140, 'siddharta-2': 40 };
const PEAK_LEARNING_RATE = 3e-3;

/** The plans behind the shipped weights: half an hour on one core for VIP-2, a third of that for SIDDHARTA-2. */
export const SHIPPED_HEATMAPS: readonly ShippedHeatmap[] = PROFILES.map((profile) => ({
  name: `Heatmap CNN for ${profile.label}${profile.id === VIP2.id ? ' and the recipe of the paper' : ''}`,
  profile,
  plan: {
    ...COMMON,
    peakLearningRate: PEAK_LEARNING_RATE,
    epochs: EPOCHS[profile.id] ?? 40,
    yields: yieldsOf(profile),
  },
}));
