import { add, slice, type Tensor2D } from '@tensorflow/tfjs-core';
import { lstmGradient } from './lstmGradient';
import type { LstmWeights } from './lstmSequence';
import type { BothWays, LayerSteps } from './lstmStack';

/** By step, the gradient to an LSTM's state as an output; null where it is no output. */
type OutputGradients = readonly (Tensor2D | null)[];

/**
 * Gradient of `lastStates(runStack(...))` to all weights. None is computed to the stack's input.
 *
 * @param gradient gradient of the loss to the last states, [n, 2 units]
 */
export function stackGradient(
  layers: readonly LayerSteps[],
  weights: readonly BothWays<LstmWeights>[],
  gradient: Tensor2D,
): BothWays<LstmWeights>[] {
  const found: BothWays<LstmWeights>[] = [];
  let outputs = atTheEnd(layers.at(-1)?.forward.length ?? 0, gradient);
  for (const [index, steps] of [...layers.entries()].reverse()) {
    const own = weights[index];
    if (own === undefined) throw new RangeError(`no weights for layer ${String(index)}`);
    const units = own.forward.recurrent.shape[0];
    const partSizes = index === 0 ? [] : [units, units];
    const forward = lstmGradient(steps.forward, outputs.forward, own.forward, partSizes);
    const backward = lstmGradient(steps.backward, outputs.backward, own.backward, partSizes);
    found.unshift({ forward: forward.weights, backward: backward.weights });
    if (index > 0) outputs = gradientsBelow(forward.parts, backward.parts);
  }
  return found;
}

/** The last step of each direction is the only output of the last layer. */
function atTheEnd(steps: number, gradient: Tensor2D): BothWays<OutputGradients> {
  const [n, both] = gradient.shape;
  const only = (first: number) =>
    Array.from({ length: steps }, (_, i) => (i === steps - 1 ? slice(gradient, [0, first], [n, both / 2]) : null));
  return { forward: only(0), backward: only(both / 2) };
}

/**
 * Both directions of a layer read both states of the one below, each in its own order: so the gradients to these are
 * sums, put in the order in which the LSTM below made its states.
 */
function gradientsBelow(
  forward: readonly (readonly Tensor2D[])[],
  backward: readonly (readonly Tensor2D[])[],
): BothWays<OutputGradients> {
  const inOrder = [...backward].reverse();
  const sums = (part: number) =>
    forward.map((pieces, step) => {
      const [a, b] = [pieces[part], inOrder[step]?.[part]];
      return a === undefined || b === undefined ? null : add<Tensor2D>(a, b);
    });
  return { forward: sums(0), backward: sums(1).reverse() };
}
