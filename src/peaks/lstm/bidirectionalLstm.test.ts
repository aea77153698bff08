import {
  memory,
  mul,
  sum,
  tensor,
  tensor2d,
  tensor3d,
  tidy,
  Variable,
  variableGrads,
  type Scalar,
  type Tensor,
} from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { startWasm } from '../../../scripts/train/wasmBackend';
import { BidirectionalLstm } from './bidirectionalLstm';
import torch from './fixtures/torchLstm.json';

type Nested = number | readonly Nested[];
const flat = (value: Nested): number[] => (typeof value === 'number' ? [value] : value.flatMap(flat));

/** The layer with PyTorch's weights, and its input. */
function torchCase(depth: 1 | 2) {
  const stored = torch[depth];
  const layer = new BidirectionalLstm({ units: torch.units, depth, name: `torch${String(depth)}` });
  const input = tensor3d(stored.input);
  layer.apply(input);
  layer.setWeights(stored.weights.map((weight) => tensor(weight as number[][])));
  const run = (training: boolean) => tidy(() => layer.apply(input, { training }) as Tensor);
  return { layer, run, stored };
}

function expectClose(values: ArrayLike<number>, expected: readonly number[]) {
  expect(values).toHaveLength(expected.length);
  expected.forEach((value, i) => {
    expect(Math.abs(values[i]! - value)).toBeLessThan(1e-5);
  });
}

describe.each([1, 2] as const)('a stack of %i bidirectional LSTMs', (depth) => {
  beforeAll(startWasm);

  it("ends in the states of PyTorch's", () => {
    const { run, stored } = torchCase(depth);
    expectClose(run(false).dataSync(), flat(stored.last));
  });

  it("has the loss and the gradients of PyTorch's in training, and leaves no tensors behind", () => {
    const { layer, run, stored } = torchCase(depth);
    const variables = layer.getWeights().filter((weight): weight is Variable => weight instanceof Variable);
    const lossWeights = tensor2d(stored.lossWeights);
    const before = memory().numTensors;
    const { value, grads } = variableGrads(() => sum<Scalar>(mul(run(true), lossWeights)), variables);
    expect(memory().numTensors).toBe(before + 1 + variables.length);
    const factors = flat(stored.lossWeights);
    expectClose(value.dataSync(), [flat(stored.last).reduce((total, state, i) => total + state * factors[i]!, 0)]);
    expect(variables).toHaveLength(6 * depth);
    variables.forEach(({ name }, i) => {
      expectClose(grads[name]!.dataSync(), flat(stored.gradients[i]!));
    });
  });
});
