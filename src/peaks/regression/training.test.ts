import { beforeAll, describe, expect, it } from 'vitest';
import { trainNetwork, type TrainingPlan } from '../../../scripts/train/trainNetwork';
import { startWasm } from '../../../scripts/train/wasmBackend';
import { TWO_BRANCH_CNN } from '../cnn/network';
import { BIDIRECTIONAL_LSTM } from '../lstm/network';

const PLAN: TrainingPlan = {
  seed: 5,
  epochs: 2,
  spectraPerEpoch: 192,
  batchSize: 32,
  peakLearningRate: 1e-3,
  warmUpSteps: 4,
  huberAdc: 5,
};

// The LSTM starts slowly: only larger steps show within seconds that it learns.
const LSTM_PLAN: TrainingPlan = { ...PLAN, spectraPerEpoch: 128, batchSize: 16, peakLearningRate: 1e-2 };

describe('training', () => {
  beforeAll(startWasm);

  it.each([
    [TWO_BRANCH_CNN, PLAN, 0.8],
    [BIDIRECTIONAL_LSTM, LSTM_PLAN, 0.9],
  ])('lowers the loss of $id', (network, plan, share) => {
    const losses: number[] = [];
    trainNetwork(network, plan, (_epoch, loss) => losses.push(loss));
    expect(losses).toHaveLength(2);
    expect(losses[1]).toBeLessThan(share * losses[0]!);
  });

  it('gives the same weights for the same seed, others for another', () => {
    const train = (seed: number) => trainNetwork(TWO_BRANCH_CNN, { ...PLAN, seed, epochs: 1 }, () => undefined);
    const first = train(5);
    const isFirst = (weights: Float32Array) => weights.every((weight, i) => weight === first[i]);
    expect(isFirst(train(5))).toBe(true);
    expect(isFirst(train(6))).toBe(false);
  });
});
