import { dispose, tensor, tidy, variableGrads, type Scalar, type Variable } from '@tensorflow/tfjs-core';
// Importing the layers registers the gradients of all kernels; tfjs-core alone has none.
import '@tensorflow/tfjs-layers';
import type { TaskContext } from '../../dataset/task';
import { randomSource } from '../../math/random';
import { initAdam, updateAdam, type AdamState } from '../../peaks/training/adam';
import { learningRateAt, type Schedule } from '../../peaks/training/schedule';
import type { Profile } from '../../physics/profile';
import { goodSpectrum } from '../../simulate/training/goodSpectrum';
import { logUniformIn } from '../../simulate/training/trainingSpectrum';
import { COARSE_BIN_EV, COARSE_BINS } from '../coarse';
import { GRID } from '../energyGrid';
import { autoencoderInput, autoencoderLoss, autoencoderVariables } from './network';
import { autoencoderWeightCount, layersOf, type AutoencoderShape } from './shape';

/** Everything that a training depends on: the same plan and profile give the same weights on the same backend. */
export interface AutoencoderPlan extends Schedule {
  readonly seed: number;
  readonly steps: number;
  readonly batchSize: number;
  readonly shape: AutoencoderShape;
  /** Range of the counts of a spectrum, log-uniform. */
  readonly counts: readonly [number, number];
}

/** Stream of the weights; the spectra have those from 1 on. */
const WEIGHTS_STREAM = 0;
const STEPS_PER_REPORT = 100;

/** Trains on fresh simulated spectra of good detectors; needs a started backend. `onLoss` gets the mean of 100 steps. */
export async function trainAutoencoder(
  plan: AutoencoderPlan,
  profile: Profile,
  context: TaskContext,
  onLoss: (step: number, loss: number) => void,
): Promise<Float32Array> {
  let adam = initAdam(seededWeights(plan.shape, plan.seed));
  const variables = autoencoderVariables(plan.shape, adam.weights);
  let losses = 0;
  try {
    for (let step = 0; step < plan.steps; step++) {
      await context.breathe();
      const counts = goodCounts({ ...plan, profile, count: plan.batchSize, stream: step + 1 });
      const taken = stepOn(variables, adam, counts, plan.batchSize, learningRateAt(plan, step, plan.steps));
      adam = taken.adam;
      losses += taken.loss;
      if (step % STEPS_PER_REPORT !== STEPS_PER_REPORT - 1) continue;
      onLoss(step + 1, losses / STEPS_PER_REPORT);
      losses = 0;
    }
  } finally {
    dispose(variables);
  }
  return adam.average;
}

/** Simulated spectra of good detectors, shape (count, bins) row major. */
export function goodCounts(options: {
  readonly profile: Profile;
  readonly counts: readonly [number, number];
  readonly count: number;
  readonly seed: number;
  readonly stream: number;
}): Float32Array {
  const random = randomSource(options.seed, options.stream);
  const bins = { firstEdgeAdc: GRID.firstEdgeEv, binAdc: COARSE_BIN_EV, count: COARSE_BINS };
  const all = new Float32Array(options.count * COARSE_BINS);
  for (let row = 0; row < options.count; row++) {
    const expected = goodSpectrum(random, options.profile, bins);
    const scale = logUniformIn(random, ...options.counts) / expected.reduce((sum, n) => sum + n, 0);
    expected.forEach((n, bin) => (all[row * COARSE_BINS + bin] = random.poisson(scale * n)));
  }
  return all;
}

/** One step of Adam on `n` spectra of counts; the variables get the new weights. */
export function stepOn(
  variables: Variable[],
  adam: AdamState,
  counts: Float32Array,
  n: number,
  learningRate: number,
): { readonly adam: AdamState; readonly loss: number } {
  const input = autoencoderInput(counts, n);
  const { value, grads } = variableGrads(() => autoencoderLoss(variables, input) as Scalar, variables);
  const gradient = new Float32Array(adam.weights.length);
  let place = 0;
  for (const { name, size } of variables) {
    gradient.set(grads[name]?.dataSync() ?? [], place);
    place += size;
  }
  const loss = value.dataSync()[0] ?? NaN;
  dispose([value, input.inputs, input.shares, input.weights]);
  dispose(grads);
  const next = updateAdam(adam, gradient, learningRate);
  place = 0;
  for (const own of variables) {
    const values = next.weights.slice(place, (place += own.size));
    tidy(() => {
      own.assign(tensor(values, own.shape, 'float32'));
    });
  }
  return { adam: next, loss };
}

function seededWeights(shape: AutoencoderShape, seed: number): Float32Array {
  const random = randomSource(seed, WEIGHTS_STREAM);
  const flat = new Float32Array(autoencoderWeightCount(shape));
  let place = 0;
  for (const { inputs, outputs } of layersOf(shape)) {
    for (let i = 0; i < inputs * outputs; i++) flat[place++] = Math.sqrt(1.5 / inputs) * random.normal();
    place += outputs;
  }
  return flat;
}
