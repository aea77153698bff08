import { add, concat, fused, mul, sigmoid, sub, tidy, type Tensor1D, type Tensor2D } from '@tensorflow/tfjs-core';

/** Weights of one gate for the joined input, [inputs + units, units], and its bias [units]. */
export interface Gate {
  readonly weights: Tensor2D;
  readonly bias: Tensor1D;
}

/** The four gates of an LSTM unit in the order in which Keras stores them. */
export type Gates = readonly [input: Gate, forget: Gate, candidate: Gate, output: Gate];

export const STEP_PARTS = [
  'joined',
  'input',
  'forget',
  'candidate',
  'output',
  'admitted',
  'kept',
  'cell',
  'tanhCell',
  'hidden',
] as const;

/**
 * What one step leaves behind: the joined input [n, inputs + units]; i, f, g and o of the gates; i g and f c' of which
 * the cell is the sum; tanh of the cell; and the hidden state: all [n, units].
 */
export type LstmStep = Readonly<Record<(typeof STEP_PARTS)[number], Tensor2D>>;

/**
 * One step of an LSTM (Hochreiter and Schmidhuber 1997, with the forget gate of Gers et al. 2000), without peepholes:
 * i, f, o = sigmoid(W x + U h' + b), g = tanh(W x + U h' + b), c = f c' + i g, h = o tanh(c).
 *
 * @param parts the step's input in pieces, each [n, any], side by side in the order of the weights' rows
 * @param before the previous step's hidden state and cell, [n, units]
 */
export function lstmStep(
  parts: readonly Tensor2D[],
  before: Pick<LstmStep, 'hidden' | 'cell'>,
  [inputGate, forgetGate, candidateGate, outputGate]: Gates,
): LstmStep {
  return tidy(() => {
    const joined = concat([...parts, before.hidden], 1);
    const linear = ({ weights, bias }: Gate) => fused.matMul({ a: joined, b: weights, bias }) as Tensor2D;
    const input = sigmoid(linear(inputGate));
    const forget = sigmoid(linear(forgetGate));
    const candidate = tanhOf(linear(candidateGate));
    const output = sigmoid(linear(outputGate));
    const admitted = mul<Tensor2D>(input, candidate);
    const kept = mul<Tensor2D>(forget, before.cell);
    const cell = add<Tensor2D>(kept, admitted);
    const tanhCell = tanhOf(cell);
    const hidden = mul<Tensor2D>(output, tanhCell);
    return { joined, input, forget, candidate, output, admitted, kept, cell, tanhCell, hidden };
  });
}

/**
 * The step's part of backpropagation.
 *
 * @param hiddenGradient gradient of the loss to the step's hidden state, [n, units]
 * @param cellGradient that to its cell by way of the next step, [n, units]
 * @returns the gradient to the four gates before their sigmoid or tanh, [n, 4 units], and to the cell before
 */
export function lstmStepGradient(
  step: LstmStep,
  hiddenGradient: Tensor2D,
  cellGradient: Tensor2D,
): { readonly gates: Tensor2D; readonly cell: Tensor2D } {
  const { input, forget, candidate, output, admitted, kept, tanhCell, hidden } = step;
  return tidy(() => {
    // With s the sigmoid, s' = s (1 - s); with t the tanh, t' = 1 - t t.
    const throughSigmoid = (value: Tensor2D, gate: Tensor2D) => sub<Tensor2D>(value, mul(value, gate));
    const throughHidden = mul<Tensor2D>(hiddenGradient, hidden);
    const throughCell = sub<Tensor2D>(mul(hiddenGradient, output), mul(throughHidden, tanhCell));
    const cell = add<Tensor2D>(cellGradient, throughCell);
    const throughAdmitted = mul<Tensor2D>(cell, admitted);
    const gates = concat(
      [
        throughSigmoid(throughAdmitted, input),
        throughSigmoid(mul(cell, kept), forget),
        sub<Tensor2D>(mul(cell, input), mul(throughAdmitted, candidate)),
        throughSigmoid(throughHidden, output),
      ],
      1,
    );
    return { gates, cell: mul<Tensor2D>(cell, forget) };
  });
}

/** tanh(x) = 2 sigmoid(2 x) - 1: tfjs's wasm backend has a vectorised sigmoid, but a tanh that takes eight times as long. */
function tanhOf(x: Tensor2D): Tensor2D {
  const half = sigmoid(add<Tensor2D>(x, x));
  return sub(add(half, half), 1);
}
