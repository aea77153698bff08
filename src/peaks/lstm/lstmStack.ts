import { concat, type Tensor, type Tensor1D, type Tensor2D } from '@tensorflow/tfjs-core';
import { runLstm, type LstmWeights, type Sequence } from './lstmSequence';
import type { LstmStep } from './lstmStep';

/** Something for both directions of a layer: one LSTM reads the sequence from its start, one from its end. */
export interface BothWays<T> {
  readonly forward: T;
  readonly backward: T;
}

/** Steps of one direction in the order in which it read them. */
export type LayerSteps = BothWays<readonly LstmStep[]>;

/** Weights of a stack from one list: by layer, forward before backward, kernel, recurrent kernel, bias. */
export function layersOf(weights: readonly Tensor[]): BothWays<LstmWeights>[] {
  const lstms = chunks(weights, 3).map(([kernel, recurrent, bias]) => ({
    kernel: kernel as Tensor2D,
    recurrent: recurrent as Tensor2D,
    bias: bias as Tensor1D,
  }));
  return chunks(lstms, 2).map(([forward, backward]) => {
    if (forward === undefined || backward === undefined) throw new RangeError('a layer takes two LSTMs');
    return { forward, backward };
  });
}

/** `layersOf` undone. */
export function listOf(layers: readonly BothWays<LstmWeights>[]): Tensor[] {
  return layers.flatMap(({ forward, backward }) =>
    [forward, backward].flatMap(({ kernel, recurrent, bias }) => [kernel, recurrent, bias]),
  );
}

/** Runs bidirectional layers one upon another: each gives its states after every step to the next. */
export function runStack(
  sequence: Sequence,
  layers: readonly BothWays<LstmWeights>[],
  forGradient: boolean,
): LayerSteps[] {
  let input = sequence;
  return layers.map((weights) => {
    const steps = {
      forward: runLstm(input, weights.forward, forGradient),
      backward: runLstm([...input].reverse(), weights.backward, forGradient),
    };
    const backward = [...steps.backward].reverse();
    input = steps.forward.map((step, index) => [step, backward[index] ?? step].map(({ hidden }) => hidden));
    return steps;
  });
}

/** The last state of each direction of the last layer, [n, 2 units]: each has seen the whole sequence. */
export function lastStates(layers: readonly LayerSteps[]): Tensor2D {
  const last = layers.at(-1);
  const states = [last?.forward.at(-1), last?.backward.at(-1)];
  return concat(
    states.flatMap((step) => (step === undefined ? [] : [step.hidden])),
    1,
  );
}

function chunks<T>(values: readonly T[], size: number): T[][] {
  return Array.from({ length: values.length / size }, (_, i) => values.slice(i * size, (i + 1) * size));
}
