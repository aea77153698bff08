import { dispose, zeros, type Rank, type Tensor1D, type Tensor2D } from '@tensorflow/tfjs-core';
import { gatesOf } from './gates';
import { lstmStep, STEP_PARTS, type LstmStep } from './lstmStep';

/** Weights of one LSTM in one direction as Keras stores them; columns are the gates input, forget, candidate, output. */
export interface LstmWeights {
  /** Shape [inputs, 4 units]. */
  readonly kernel: Tensor2D;
  /** Shape [units, 4 units]. */
  readonly recurrent: Tensor2D;
  /** Shape [4 units]. */
  readonly bias: Tensor1D;
}

/** A batch of sequences: by step, the pieces of its input, each [n, any], side by side in the order of the kernel's rows. */
export type Sequence = readonly (readonly Tensor2D[])[];

/** What goes when only the states of the steps are wanted. */
const FOR_GRADIENT = STEP_PARTS.filter((part) => part !== 'hidden' && part !== 'cell');

/**
 * Runs one LSTM over a sequence, from states of zero.
 *
 * @param forGradient whether the steps keep what `lstmGradient` needs; else all but their states is disposed of
 */
export function runLstm(sequence: Sequence, weights: LstmWeights, forGradient: boolean): LstmStep[] {
  const gates = gatesOf(weights);
  const rest = zeros<Rank.R2>([sequence[0]?.[0]?.shape[0] ?? 0, weights.recurrent.shape[0]]);
  let before: Pick<LstmStep, 'hidden' | 'cell'> = { hidden: rest, cell: rest };
  return sequence.map((parts) => {
    const step = lstmStep(parts, before, gates);
    if (!forGradient) dispose(FOR_GRADIENT.map((part) => step[part]));
    before = step;
    return step;
  });
}
