import { beforeAll, describe, expect, it } from 'vitest';
import { startWasm } from '../../../scripts/train/wasmBackend';
import type { TaskContext } from '../../dataset/task';
import { VIP2, type Profile } from '../../physics/profile';
import { initHeatmapTraining, updateHeatmapTraining, type HeatmapPlan, type HeatmapTraining } from './trainHeatmap';

/** Two strong lines in few bins: the least that can be trained. */
const PROFILE: Profile = {
  ...VIP2,
  id: 'tiny',
  knownLines: ['TiKa', 'CuKa'],
  finderLines: ['TiKa', 'CuKa'],
  typicalIntensities: [10_000, 10_000],
  networkWindow: { firstAdc: 500, binAdc: 16, bins: 96 },
};
const PLAN: HeatmapPlan = {
  seed: 11,
  epochs: 2,
  spectraPerEpoch: 64,
  batchSize: 16,
  peakLearningRate: 5e-3,
  warmUpSteps: 2,
  widths: [4, 4, 4, 4],
  yields: { from: 0.5, to: 1 },
};
const CONTEXT: TaskContext = {
  signal: new AbortController().signal,
  onProgress: () => undefined,
  breathe: () => Promise.resolve(),
};

async function through(training: HeatmapTraining): Promise<HeatmapTraining> {
  let now = training;
  while (now.epoch < now.plan.epochs) now = await updateHeatmapTraining(now, CONTEXT);
  return now;
}

/** Stops at the third breath. */
function impatient(): TaskContext {
  let breaths = 0;
  return {
    ...CONTEXT,
    breathe: () => (++breaths < 3 ? Promise.resolve() : Promise.reject(new Error('stopped'))),
  };
}

describe('a training', () => {
  beforeAll(startWasm);

  it('depends on its seed alone, and can be stopped and gone on with', async () => {
    const whole = await through(initHeatmapTraining(PLAN, PROFILE, null));

    const afterOne = await updateHeatmapTraining(initHeatmapTraining(PLAN, PROFILE, null), CONTEXT);
    await expect(updateHeatmapTraining(afterOne, impatient())).rejects.toThrow('stopped');
    const goneOn = await through(afterOne);
    expect(goneOn.adam.weights).toEqual(whole.adam.weights);
    expect(goneOn.adam.average).toEqual(whole.adam.average);
    expect(goneOn.losses).toEqual(whole.losses);

    const other = initHeatmapTraining({ ...PLAN, seed: 12 }, PROFILE, null);
    expect(other.adam.weights).not.toEqual(initHeatmapTraining(PLAN, PROFILE, null).adam.weights);
  });

  it('lowers its loss', async () => {
    // From given weights the loss is not softened: what falls is the loss itself.
    const plan = { ...PLAN, epochs: 3 };
    const start = initHeatmapTraining(plan, PROFILE, null).adam.weights;
    const { losses } = await through(initHeatmapTraining(plan, PROFILE, start));
    expect(losses).toHaveLength(3);
    expect(losses[2]).toBeLessThan(losses[0]! - 0.2);
  });

  it('refuses weights of another network', () => {
    expect(() => initHeatmapTraining(PLAN, PROFILE, new Float32Array(3))).toThrow('3 weights to start from');
  });
});
