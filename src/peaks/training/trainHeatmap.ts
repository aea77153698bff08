import { dispose, tensor2d, tidy, variableGrads, type Variable } from '@tensorflow/tfjs-core';
// Importing the layers registers the gradients of all kernels; tfjs-core alone has none.
import '@tensorflow/tfjs-layers';
import type { TaskContext } from '../../dataset/task';
import { randomSource } from '../../math/random';
import type { Profile } from '../../physics/profile';
import { drawLabelledSet, type LabelledSet } from '../../simulate/training/labelledSet';
import type { YieldRange } from '../../simulate/training/trainingSpectrum';
import { heatmapLoss } from '../heatmap/loss';
import { heatmaps } from '../heatmap/network';
import { sizeOf, weightCount, weightSpecs, type HeatmapShape } from '../heatmap/shape';
import { setWeights, weightVariables } from '../heatmap/weights';
import { initAdam, updateAdam, type AdamState } from './adam';
import { clipped } from './clip';
import { learningRateAt, type Schedule } from './schedule';

/** Everything that a training depends on: the same plan and profile give the same weights on the same backend. */
export interface HeatmapPlan extends Schedule {
  readonly seed: number;
  readonly epochs: number;
  readonly spectraPerEpoch: number;
  readonly batchSize: number;
  readonly widths: HeatmapShape['widths'];
  /** Total yields of the spectra, in units of the profile's typical one. */
  readonly yields: YieldRange;
}

/** A training between two epochs: can be kept, sent, and gone on with. */
export interface HeatmapTraining {
  readonly plan: HeatmapPlan;
  readonly profile: Profile;
  /** Whether it started from trained weights. */
  readonly isFineTuning: boolean;
  readonly epoch: number;
  readonly adam: AdamState;
  /** Mean loss of each epoch so far. */
  readonly losses: readonly number[];
}

/** Gradients longer than this are shortened: a lost line in one batch must not throw the others off. */
const LONGEST_GRADIENT = 5;
/** Softening of the loss (`heatmapLoss`) at the start, bins, and the steps in which it falls by e. */
const FIRST_SOFTENING_BINS = 20;
const SOFTENING_STEPS = 200;

/** A training at its start: seeded weights, or those of a network of the same shape that is to be trained further. */
export function initHeatmapTraining(plan: HeatmapPlan, profile: Profile, start: Float32Array | null): HeatmapTraining {
  const shape = shapeOf(plan, profile);
  if (start !== null && start.length !== weightCount(shape)) {
    throw new RangeError(
      `${String(start.length)} weights to start from; the network has ${String(weightCount(shape))}`,
    );
  }
  return {
    plan,
    profile,
    isFineTuning: start !== null,
    epoch: 0,
    adam: initAdam(start ?? seededWeights(shape, plan.seed)),
    losses: [],
  };
}

/** Shape of the network that `plan` trains for `profile`. */
function shapeOf({ widths }: Pick<HeatmapPlan, 'widths'>, { networkWindow, finderLines }: Profile): HeatmapShape {
  return { bins: networkWindow.bins, lines: finderLines.length, widths };
}

/**
 * One epoch on fresh spectra; it needs a started backend of tfjs. `context.breathe` is called between steps and may throw
 * to stop: the training that went in is still whole.
 */
export async function updateHeatmapTraining(training: HeatmapTraining, context: TaskContext): Promise<HeatmapTraining> {
  const { plan, profile, epoch } = training;
  const { seed, spectraPerEpoch, batchSize, yields } = plan;
  const shape = shapeOf(plan, profile);
  const steps = Math.floor(spectraPerEpoch / batchSize);
  const variables = weightVariables(shape, training.adam.weights);
  let { adam } = training;
  let lossSum = 0;
  try {
    for (let step = 0; step < steps; step++) {
      await context.breathe();
      const set = drawLabelledSet({ profile, yields, count: batchSize, seed, stream: epoch * steps + step + 1 });
      const { loss, gradient } = lossAndGradient(shape, variables, set, softeningAt(training, epoch * steps + step));
      lossSum += loss;
      adam = updateAdam(
        adam,
        clipped(gradient, LONGEST_GRADIENT),
        learningRateAt(plan, epoch * steps + step, plan.epochs * steps),
      );
      setWeights(variables, adam.weights);
      context.onProgress({ stage: 'Training', fraction: (epoch + (step + 1) / steps) / plan.epochs });
    }
  } finally {
    dispose(variables);
  }
  return { ...training, epoch: epoch + 1, adam, losses: [...training.losses, lossSum / steps] };
}

function softeningAt({ isFineTuning }: HeatmapTraining, step: number): number {
  return isFineTuning ? 0 : FIRST_SOFTENING_BINS * Math.exp(-step / SOFTENING_STEPS);
}

function lossAndGradient(
  shape: HeatmapShape,
  variables: Variable[],
  { count, counts, positions, targets, present }: LabelledSet,
  softeningBins: number,
): { readonly loss: number; readonly gradient: Float32Array } {
  const perLine = (values: Float32Array) => tensor2d(values, [count, shape.lines]);
  const input = tensor2d(counts, [count, shape.bins]);
  const labels = { positions: perLine(positions), targets: perLine(targets), present: perLine(present) };
  const { value, grads } = variableGrads(
    () => tidy(() => heatmapLoss(heatmaps(shape, variables, input), labels, softeningBins)),
    variables,
  );
  const gradient = new Float32Array(weightCount(shape));
  let place = 0;
  for (const { name, size } of variables) {
    gradient.set(grads[name]?.dataSync() ?? [], place);
    place += size;
  }
  const loss = value.dataSync()[0] ?? NaN;
  dispose([input, ...Object.values(labels), value]);
  dispose(grads);
  return { loss, gradient };
}

function seededWeights(shape: HeatmapShape, seed: number): Float32Array {
  const random = randomSource(seed);
  const flat = new Float32Array(weightCount(shape));
  let place = 0;
  for (const spec of weightSpecs(shape)) {
    const end = place + sizeOf(spec);
    for (; place < end; place++) flat[place] = spec.deviation === 0 ? 0 : spec.deviation * random.normal();
  }
  return flat;
}
