import type { FinderSpectrum } from '../../src/peaks/peakFinder';
import { drawTrainingSet, type SpectrumKind } from '../../src/simulate/training/trainingSet';
import { TRAINING_BINS } from '../../src/simulate/training/trainingSpectrum';

/** Seed of the spectra to tune on: neither that of a training nor that of the held-out sets. */
export const TUNING_SEED = 57721;
export const TUNING_SPECTRA = 400;
/** Total yields: the paper's mix. */
const TUNING_YIELDS = { from: 0.05, to: 1 } as const;
const LINES = 5;
const CHANNELS = 4096;

/** Spectra over the whole ADC with the true channel of each line, shape (spectra, 5). */
export interface TuningSpectra {
  readonly spectra: readonly FinderSpectrum[];
  readonly trueAdc: readonly (readonly number[])[];
}

/** Half by the paper's recipe, half of the physical simulator. */
export function drawTuningSpectra(): TuningSpectra {
  const kinds: readonly SpectrumKind[] = ['recipe', 'physical'];
  const set = drawTrainingSet({ count: TUNING_SPECTRA, kinds, yields: TUNING_YIELDS, seed: TUNING_SEED, stream: 0 });
  const { firstEdgeAdc, binAdc, count } = TRAINING_BINS;
  const spectra = Array.from({ length: set.count }, (_, i) => {
    // Finders sum the same bins again: a bin's counts may all stand in its middle channel.
    const counts = new Uint32Array(CHANNELS);
    for (let bin = 0; bin < count; bin++) {
      counts[firstEdgeAdc + bin * binAdc + Math.floor(binAdc / 2)] = set.counts[i * count + bin] ?? 0;
    }
    return { counts, stated: null };
  });
  const trueAdc = spectra.map((_, i) =>
    // Positions count from the lower edge of the first bin, which is half a channel below the centre of its first channel.
    Array.from(set.positions.subarray(i * LINES, (i + 1) * LINES), (p) => firstEdgeAdc - 0.5 + p * count * binAdc),
  );
  return { spectra, trueAdc };
}
