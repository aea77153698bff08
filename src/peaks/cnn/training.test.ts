import { beforeAll, describe, expect, it } from 'vitest';
import { trainNetwork, type TrainingPlan } from '../../../scripts/train/trainNetwork';
import { startWasm } from '../../../scripts/train/wasmBackend';

const PLAN: TrainingPlan = {
  seed: 5,
  epochs: 2,
  spectraPerEpoch: 192,
  batchSize: 32,
  peakLearningRate: 1e-3,
  warmUpSteps: 4,
  huberAdc: 5,
};

describe('training', () => {
  beforeAll(startWasm);

  it('gives the same weights for the same seed, others for another, and learns', () => {
    const losses: number[] = [];
    const first = trainNetwork(PLAN, (_epoch, loss) => losses.push(loss));
    const isSame = (other: Float32Array) => other.every((weight, i) => weight === first[i]);
    expect(isSame(trainNetwork(PLAN, () => undefined))).toBe(true);
    expect(isSame(trainNetwork({ ...PLAN, seed: 6 }, () => undefined))).toBe(false);
    expect(losses).toHaveLength(2);
    expect(losses[1]).toBeLessThan(0.8 * losses[0]!);
  });
});
