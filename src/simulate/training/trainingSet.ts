import { randomSource } from '../../math/random';
import { physicalSpectrum } from './physicalSpectrum';
import { recipeSpectrum } from './recipeSpectrum';
import { TRAINING_BINS, type YieldRange } from './trainingSpectrum';

/** The two kinds of training spectra: by the paper's recipe, and of the physical simulator. */
export const SPECTRUM_MAKERS = { recipe: recipeSpectrum, physical: physicalSpectrum } as const;
export type SpectrumKind = keyof typeof SPECTRUM_MAKERS;

/** `count` spectra with their truth, row major. */
export interface TrainingSet {
  readonly count: number;
  /** Poisson counts, shape (count, 300). */
  readonly counts: Float32Array;
  /** True centroids in units of the window's width from its lower edge, shape (count, 5). */
  readonly positions: Float32Array;
  /** Total yield of each spectrum relative to the typical one. */
  readonly totalYields: Float32Array;
}

/** Total yields for training: a fifth of what is to be used at the low end, whole months at the high end. */
export const TRAINING_YIELDS: YieldRange = { from: 0.01, to: 1.6 };

/**
 * `count` fresh spectra, the kinds in turn (`['recipe', 'physical']` mixes them 50:50). Same seed and stream, same
 * spectra; a new stream for every epoch.
 */
export function drawTrainingSet(options: {
  readonly count: number;
  readonly kinds: readonly SpectrumKind[];
  readonly yields: YieldRange;
  readonly seed: number;
  readonly stream: number;
}): TrainingSet {
  const { count, kinds, yields, seed, stream } = options;
  const random = randomSource(seed, stream);
  const { firstEdgeAdc, binAdc, count: bins } = TRAINING_BINS;
  const counts = new Float32Array(count * bins);
  const positions = new Float32Array(count * 5);
  const totalYields = new Float32Array(count);
  for (let i = 0; i < count; i++) {
    const make = SPECTRUM_MAKERS[kinds[i % kinds.length] ?? 'recipe'];
    const { expected, centroidsAdc, totalYield } = make(random, yields);
    for (let bin = 0; bin < bins; bin++) counts[i * bins + bin] = random.poisson(Math.max(expected[bin] ?? 0, 0));
    centroidsAdc.forEach((adc, line) => (positions[i * 5 + line] = (adc - firstEdgeAdc) / (bins * binAdc)));
    totalYields[i] = totalYield;
  }
  return { count, counts, positions, totalYields };
}
