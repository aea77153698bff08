import { dispose, grads, mul, sum, tensor1d, tensor3d, type Tensor, type Tensor3D } from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-layers';
import { beforeAll, describe, expect, it } from 'vitest';
import { randomSource } from '../../math/random';
import { startBackend } from '../../../test/fixtures/tfjsBackend';
import { convolve, type Activation } from './convolution';

const [N, L, C, F] = [3, 9, 4, 5];

function draw(count: number, seed: number): Float32Array {
  const random = randomSource(seed);
  return Float32Array.from({ length: count }, () => random.normal());
}

/** The convolution written out as sums. */
function bySums(x: Float32Array, kernel: Float32Array, bias: Float32Array, width: number, activation: Activation) {
  const reach = (width - 1) / 2;
  return Float32Array.from({ length: N * L * F }, (_, index) => {
    const [n, l, f] = [Math.floor(index / (L * F)), Math.floor(index / F) % L, index % F];
    let value = bias[f]!;
    for (let k = 0; k < width; k++) {
      const place = l + k - reach;
      if (place < 0 || place >= L) continue;
      for (let c = 0; c < C; c++) value += x[(n * L + place) * C + c]! * kernel[(k * C + c) * F + f]!;
    }
    return activation === 'relu' ? Math.max(value, 0) : value;
  });
}

describe.each(['cpu', 'wasm'] as const)('convolve on %s', (backend) => {
  beforeAll(() => startBackend(backend));

  it.each([
    [1, 'linear'],
    [3, 'relu'],
    [5, 'relu'],
    [5, 'linear'],
  ] as const)('of width %d, %s, is what the sums give, and so is its gradient', async (width, activation) => {
    const values = { x: draw(N * L * C, 1), kernel: draw(width * C * F, 2), bias: draw(F, 3) };
    const weights = draw(N * L * F, 4);
    const x = tensor3d(values.x, [N, L, C]);
    const kernel = tensor3d(values.kernel, [width, C, F]);
    const bias = tensor1d(values.bias);
    const output = convolve(x, kernel, bias, activation);
    const expected = bySums(values.x, values.kernel, values.bias, width, activation);
    (await output.data()).forEach((value, i) => {
      expect(value).toBeCloseTo(expected[i]!, 4);
    });

    const weighted = (...args: Tensor[]) => {
      const [a, b, c] = args as [Tensor3D, Tensor3D, Tensor];
      return sum(mul(convolve(a, b, c, activation), tensor3d(weights, [N, L, F])));
    };
    const slopes = grads(weighted)([x, kernel, bias]);
    const objective = (own: typeof values) =>
      bySums(own.x, own.kernel, own.bias, width, activation).reduce(
        (total, value, i) => total + value * weights[i]!,
        0,
      );
    for (const [which, name] of (['x', 'kernel', 'bias'] as const).entries()) {
      const slope = await slopes[which]!.data();
      for (const at of [0, Math.floor(slope.length / 2), slope.length - 1]) {
        const moved = (step: number) => {
          const copy = values[name].slice();
          copy[at] = copy[at]! + step;
          return objective({ ...values, [name]: copy });
        };
        expect(slope[at]).toBeCloseTo((moved(0.01) - moved(-0.01)) / 0.02, 1);
      }
    }
    dispose([x, kernel, bias, output, ...slopes]);
  });
});
