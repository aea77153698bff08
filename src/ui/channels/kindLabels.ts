import type { AnomalyKind } from '../../dataset/anomaly';

/** Kinds of anomalies as the page prints them. */
export const KIND_LABELS: Readonly<Record<AnomalyKind, string>> = {
  dead: 'dead',
  starved: 'starved',
  'noise-spike': 'noise spike',
  baseline: 'baseline',
  'gain-step': 'gain step',
  broad: 'broad',
  'pile-up': 'pile-up',
  burst: 'burst',
  comb: 'comb',
};
