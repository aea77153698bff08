import type { YieldRange } from '../../simulate/training/trainingSpectrum';

const EDGES = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10] as const;

/** A range of the total yield, and which spectra lie in it. */
export interface YieldBin extends YieldRange {
  readonly indices: readonly number[];
}

/** The spectra parted by total yield in steps of 1, 2, 5; bins without spectra are left out. */
export function yieldBinsOf(totalYields: readonly number[]): YieldBin[] {
  return EDGES.slice(1)
    .map((to, i) => {
      const from = EDGES[i] ?? 0;
      const indices = totalYields.flatMap((value, index) => (value >= from && value < to ? [index] : []));
      return { from, to, indices };
    })
    .filter(({ indices }) => indices.length > 0);
}
