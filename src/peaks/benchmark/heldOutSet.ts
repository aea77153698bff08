import { randomSource, type RandomSource } from '../../math/random';
import { VIP2 } from '../../physics/profile';
import type { TaskContext } from '../../dataset/task';
import { withDistractions } from '../../simulate/training/distractions';
import { physicalSpectrum } from '../../simulate/training/physicalSpectrum';
import { recipeSpectrum } from '../../simulate/training/recipeSpectrum';
import { binsOf, type TrainingSpectrum, type YieldRange } from '../../simulate/training/trainingSpectrum';
import type { BenchmarkSet, LabelledSpectrum } from './benchmarkSet';
import { HELD_OUT_KINDS, type HeldOutKind } from './heldOutKinds';
import { limitsOf } from './limits';

const SPECTRA_PER_BREATH = 32;
const BINS = binsOf(VIP2);

/** `index` counts the spectra of the set: recipe and physical ones in turn where both are in it. */
const DRAW: Readonly<
  Record<HeldOutKind, (random: RandomSource, yields: YieldRange, index: number) => TrainingSpectrum>
> = {
  recipe: recipeSpectrum,
  physical: physicalSpectrum,
  distractions: (random, yields, index) =>
    withDistractions(random, (index % 2 === 0 ? recipeSpectrum : physicalSpectrum)(random, yields), BINS),
};

/**
 * Spectra of VIP-2 that no training has seen, with their limits: same options, same spectra. `distractions` has humps,
 * spikes, combs and lines that are not there in spectra of both other kinds.
 */
export async function drawHeldOutSet(
  options: { readonly kind: HeldOutKind; readonly yields: YieldRange; readonly count: number; readonly seed: number },
  context: Pick<TaskContext, 'breathe'>,
): Promise<BenchmarkSet> {
  const { kind, yields, count, seed } = options;
  const random = randomSource(
    seed,
    HELD_OUT_KINDS.findIndex(({ id }) => id === kind),
  );
  const spectra: LabelledSpectrum[] = [];
  for (let i = 0; i < count; i++) {
    spectra.push(labelled(random, DRAW[kind](random, yields, i)));
    if (i % SPECTRA_PER_BREATH === 0) await context.breathe();
  }
  const label = HELD_OUT_KINDS.find(({ id }) => id === kind)?.label ?? kind;
  const title = `${label}, total yield ${String(yields.from)} to ${String(yields.to)}`;
  return { title, profile: VIP2, seed, limitsAre: 'exact', spectra };
}

function labelled(random: RandomSource, spectrum: TrainingSpectrum): LabelledSpectrum {
  const { expected, lines, centroidsAdc, totalYield } = spectrum;
  return {
    counts: Float32Array.from(expected, (mean) => random.poisson(Math.max(mean, 0))),
    totalYield,
    linesAdc: lines.map((line, l) => (line.some((n) => n > 0) ? centroidsAdc[l] : null)),
    limits: limitsOf(spectrum, BINS.binAdc),
  };
}
