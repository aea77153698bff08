import { customGrad, dispose, keep, type Tensor, type Tensor2D } from '@tensorflow/tfjs-core';
import type { Sequence } from './lstmSequence';
import { lastStates, layersOf, listOf, runStack } from './lstmStack';
import { STEP_PARTS } from './lstmStep';
import { stackGradient } from './stackGradient';

/**
 * `lastStates(runStack(...))` with a gradient of its own to the weights: the tape of tfjs would hold every operation,
 * and form the gradient to the weights step by step. Its gradient has to be taken, once: until then it keeps the steps.
 *
 * @param weights in the order of `layersOf`
 */
export function trainableStack(sequence: Sequence, weights: readonly Tensor[]): Tensor {
  const layers = layersOf(weights);
  const operation = customGrad(() => {
    const stack = runStack(sequence, layers, true);
    const kept = stack
      .flatMap(({ forward, backward }) => [...forward, ...backward])
      .flatMap((step) => STEP_PARTS.map((part) => step[part]));
    // Not by the `save` of tfjs, which copies every tensor.
    kept.forEach((value) => keep(value));
    const gradFunc = (gradient: Tensor) => {
      const gradients = listOf(stackGradient(stack, layers, gradient as Tensor2D));
      dispose(kept);
      return gradients;
    };
    return { value: lastStates(stack), gradFunc };
  });
  return operation(...weights);
}
