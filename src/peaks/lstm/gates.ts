import { concat, reshape, split, transpose, unstack, type Tensor1D, type Tensor2D } from '@tensorflow/tfjs-core';
import type { LstmWeights } from './lstmSequence';
import type { Gates } from './lstmStep';

/** The weights cut into the four gates, input's and hidden state's rows joined. */
export function gatesOf({ kernel, recurrent, bias }: LstmWeights): Gates {
  const joined = concat([kernel, recurrent], 0);
  const [rows, units] = [joined.shape[0], recurrent.shape[0]];
  const weights = unstack(transpose(reshape(joined, [rows, 4, units]), [1, 0, 2])) as Tensor2D[];
  // Not by reshaping: tfjs's wasm backend takes a bias for what it was before.
  const biases = split<Tensor1D>(bias, 4);
  const gate = (index: number) => {
    const [w, b] = [weights[index], biases[index]];
    if (w === undefined || b === undefined) throw new RangeError(`an LSTM has no gate ${String(index)}`);
    return { weights: w, bias: b };
  };
  return [gate(0), gate(1), gate(2), gate(3)];
}
