import type { AnomalyKind } from '../dataset/anomaly';
import type { StatisticId } from './statistics/all';

/**
 * Which statistic decides on each kind of anomaly: the one that told it best from good spectra in simulated runs of known
 * truth (docs/benchmarks/monitor.md).
 * A jump of the scale that either finds is then told to be one of the offset or of the gain.
 */
export const DECIDING_STATISTIC: Readonly<Record<AnomalyKind, StatisticId>> = {
  dead: 'rate',
  starved: 'rate',
  'noise-spike': 'spike',
  baseline: 'offset-jump',
  'gain-step': 'gain-jump',
  broad: 'width',
  'pile-up': 'pile-up',
  burst: 'noise',
  comb: 'comb',
};

/** Statistics that decide, each once: so many chances of a false alarm has every spectrum. */
export const DECIDING = [...new Set(Object.values(DECIDING_STATISTIC))];
