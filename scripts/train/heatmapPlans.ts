import { NETWORK_PROFILES, VIP2, type Profile } from '../../src/physics/profile';
import { DEFAULT_WIDTHS } from '../../src/peaks/heatmap/shape';
import type { HeatmapPlan } from '../../src/peaks/training/trainHeatmap';
import { yieldsOf } from '../../src/simulate/training/labelledSet';

/** A shipped model of our network: what it is called, for whom, and how it is trained. */
export interface ShippedHeatmap {
  readonly name: string;
  readonly profile: Profile;
  readonly plan: HeatmapPlan;
}

const COMMON = { spectraPerEpoch: 6400, batchSize: 64, warmUpSteps: 300, peakLearningRate: 3e-3, seed: 1 } as const;
/** More channels in the fine levels: they tell neighbouring lines apart. */
const WIDE = [32, 32, 32, 48] as const;

/** The plans behind the shipped weights: an hour on one core for VIP-2, ten minutes for SIDDHARTA-2. */
export const SHIPPED_HEATMAPS: readonly ShippedHeatmap[] = NETWORK_PROFILES.map((profile) => ({
  name: `Heatmap CNN for ${profile.label}`,
  profile,
  plan: {
    ...COMMON,
    ...(profile.id === VIP2.id ? { epochs: 260, widths: WIDE } : { epochs: 36, widths: DEFAULT_WIDTHS }),
    yields: yieldsOf(profile),
  },
}));
