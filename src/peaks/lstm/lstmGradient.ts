import { add, concat, matMul, slice, sum, transpose, zerosLike, type Tensor2D } from '@tensorflow/tfjs-core';
import { lstmStepGradient, type LstmStep } from './lstmStep';
import type { LstmWeights } from './lstmSequence';

/** Gradients to the weights of an LSTM, and, by step, to pieces of its input. */
export interface LstmGradient {
  readonly weights: LstmWeights;
  readonly parts: readonly (readonly Tensor2D[])[];
}

/**
 * Backpropagation through the steps of `runLstm`.
 *
 * @param outputGradients by step, the gradient of the loss to its hidden state as an output; null where it is no output
 * @param partSizes widths of the pieces of the input to which the gradient is wanted, from the kernel's first row on
 */
export function lstmGradient(
  steps: readonly LstmStep[],
  outputGradients: readonly (Tensor2D | null)[],
  { kernel, recurrent }: LstmWeights,
  partSizes: readonly number[],
): LstmGradient {
  const backToHidden = transpose(recurrent);
  const backToParts = rowBlocks(kernel, partSizes).map((block) => transpose(block));
  const parts: Tensor2D[][] = steps.map(() => []);
  const gates: Tensor2D[] = [];
  let later: { readonly hidden: Tensor2D; readonly cell: Tensor2D } | null = null;
  for (const [index, step] of [...steps.entries()].reverse()) {
    const { hidden, cell }: { hidden: Tensor2D; cell: Tensor2D } = later ?? {
      hidden: zerosLike(step.hidden),
      cell: zerosLike(step.cell),
    };
    const output = outputGradients[index] ?? null;
    const gradient = lstmStepGradient(step, output === null ? hidden : add(hidden, output), cell);
    gates[index] = gradient.gates;
    parts[index] = backToParts.map((back) => matMul(gradient.gates, back));
    later = { hidden: matMul(gradient.gates, backToHidden), cell: gradient.cell };
  }
  return { weights: weightGradient(steps, gates, kernel.shape[0]), parts };
}

/** All steps in one product, which is faster than their sum one by one. */
function weightGradient(steps: readonly LstmStep[], gates: Tensor2D[], inputs: number): LstmWeights {
  const allGates = concat(gates, 0);
  const allJoined = concat(
    steps.map(({ joined }) => joined),
    0,
  );
  const both = matMul<Tensor2D>(allJoined, allGates, true);
  return {
    kernel: slice(both, 0, inputs),
    recurrent: slice(both, inputs),
    bias: sum(allGates, 0),
  };
}

function rowBlocks(matrix: Tensor2D, sizes: readonly number[]): Tensor2D[] {
  let place = 0;
  return sizes.map((size) => {
    place += size;
    return slice(matrix, place - size, size);
  });
}
