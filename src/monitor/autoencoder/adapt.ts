import { dispose } from '@tensorflow/tfjs-core';
import type { TaskContext } from '../../dataset/task';
import { randomSource } from '../../math/random';
import { initAdam } from '../../peaks/training/adam';
import { learningRateAt } from '../../peaks/training/schedule';
import { COARSE_BINS } from '../coarse';
import type { AutoencoderModel } from './model';
import { autoencoderVariables } from './network';
import { stepOn } from './train';

const BATCH_SIZE = 64;
const STEPS = 100;
const SCHEDULE = { peakLearningRate: 1e-3, warmUpSteps: 10 } as const;
/** Fewer spectra than this say little of a run. */
const FEWEST_SPECTRA = 32;

/**
 * The model trained further on a run's own good spectra, so that it knows this run's line ratios and continuum. Seeded;
 * takes about a second. Returned unchanged where there are too few spectra.
 *
 * @param counts good spectra, shape (n, bins) row major
 */
export async function adapted(
  model: AutoencoderModel,
  counts: Float32Array,
  seed: number,
  context: TaskContext,
): Promise<AutoencoderModel> {
  const n = counts.length / COARSE_BINS;
  if (n < FEWEST_SPECTRA) return model;
  const random = randomSource(seed);
  let adam = initAdam(model.weights);
  const variables = autoencoderVariables(model.shape, model.weights);
  const batch = new Float32Array(BATCH_SIZE * COARSE_BINS);
  try {
    for (let step = 0; step < STEPS; step++) {
      await context.breathe();
      for (let row = 0; row < BATCH_SIZE; row++) {
        const from = Math.floor(n * random.uniform()) * COARSE_BINS;
        batch.set(counts.subarray(from, from + COARSE_BINS), row * COARSE_BINS);
      }
      ({ adam } = stepOn(variables, adam, batch, BATCH_SIZE, learningRateAt(SCHEDULE, step, STEPS)));
    }
  } finally {
    dispose(variables);
  }
  return { ...model, weights: adam.weights };
}
