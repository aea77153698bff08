import { dispose, losses, mul, tensor2d, tensor3d, tidy, Variable, variableGrads } from '@tensorflow/tfjs-core';
import type { Scalar, Tensor } from '@tensorflow/tfjs-core';
import { normaliseSpectra } from '../../src/peaks/regression/normalise';
import { NETWORK_BINS, NETWORK_OUTPUTS, type RegressionNetwork } from '../../src/peaks/regression/regressionNetwork';
import { setFlatWeights } from '../../src/peaks/regression/weights';
import { drawTrainingSet, TRAINING_YIELDS } from '../../src/simulate/training/trainingSet';
import { initAdam, updateAdam } from '../../src/peaks/training/adam';
import { learningRateAt, type Schedule } from '../../src/peaks/training/schedule';
import { initialWeights } from './initialWeights';

export interface TrainingPlan extends Schedule {
  readonly seed: number;
  /** Epochs in which the learning rate falls to zero. */
  readonly epochs: number;
  /** Where training ends before that: the epochs after which it does. */
  readonly stopAfterEpochs?: number;
  readonly spectraPerEpoch: number;
  readonly batchSize: number;
  /** Error in channels up to which the Huber loss is quadratic. */
  readonly huberAdc: number;
}

/** Width of the network's window in channels: one unit of its outputs. */
const WINDOW_ADC = 1500;

/**
 * Trains a network on fresh spectra in every epoch, recipe and physical in turn. `report` is called after
 * each epoch with the mean loss and the averaged weights, which are also the result.
 */
export function trainNetwork(
  { build }: RegressionNetwork,
  plan: TrainingPlan,
  report: (epoch: number, loss: number, average: Float32Array) => void,
): Float32Array {
  const network = build(plan.seed);
  let state = initAdam(initialWeights(network, plan.seed));
  setFlatWeights(network, state.weights);
  // A layer hands out its variables as plain tensors.
  const variables = network.getWeights().filter((weight): weight is Variable => weight instanceof Variable);
  const gradient = new Float32Array(state.weights.length);
  const stepsPerEpoch = Math.floor(plan.spectraPerEpoch / plan.batchSize);
  for (let epoch = 0; epoch < trainedEpochs(plan); epoch++) {
    const set = drawTrainingSet({
      count: stepsPerEpoch * plan.batchSize,
      kinds: ['recipe', 'physical'],
      yields: TRAINING_YIELDS,
      seed: plan.seed,
      stream: epoch + 1,
    });
    const inputs = normaliseSpectra(set.counts, NETWORK_BINS);
    let lossSum = 0;
    for (let step = 0; step < stepsPerEpoch; step++) {
      const first = step * plan.batchSize;
      const last = first + plan.batchSize;
      const input = tensor3d(inputs.slice(first * NETWORK_BINS, last * NETWORK_BINS), [last - first, NETWORK_BINS, 1]);
      const truth = tensor2d(set.positions.slice(first * NETWORK_OUTPUTS, last * NETWORK_OUTPUTS), [
        last - first,
        NETWORK_OUTPUTS,
      ]);
      const loss = () =>
        tidy(() => {
          const predicted = network.apply(input, { training: true }) as Tensor;
          const [wantedAdc, predictedAdc] = [mul(truth, WINDOW_ADC), mul(predicted, WINDOW_ADC)];
          return losses.huberLoss<Tensor, Scalar>(wantedAdc, predictedAdc, undefined, plan.huberAdc);
        });
      const { value, grads } = variableGrads(loss, variables);
      lossSum += value.dataSync()[0] ?? 0;
      let place = 0;
      for (const { name, size } of variables) {
        gradient.set(grads[name]?.dataSync() ?? [], place);
        place += size;
      }
      const rate = learningRateAt(plan, epoch * stepsPerEpoch + step, plan.epochs * stepsPerEpoch);
      state = updateAdam(state, gradient, rate);
      setFlatWeights(network, state.weights);
      dispose([input, truth, value]);
      dispose(grads);
    }
    report(epoch, lossSum / stepsPerEpoch, state.average);
  }
  network.dispose();
  return state.average;
}

/** Epochs that are in fact trained. */
export function trainedEpochs({ epochs, stopAfterEpochs }: TrainingPlan): number {
  return stopAfterEpochs ?? epochs;
}
