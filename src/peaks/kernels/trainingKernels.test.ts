import {
  conv2d,
  grad,
  matMul,
  randomNormal,
  square,
  setBackend,
  tidy,
  type Tensor,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
// The layers bring the gradients of all kernels along.
import '@tensorflow/tfjs-layers';
import '@tensorflow/tfjs-backend-cpu';
import { beforeAll, describe, expect, it } from 'vitest';
import { startWasm } from '../../../scripts/train/wasmBackend';

type Draw = (shape: number[], seed: number) => Tensor;
const normal: Draw = (shape, seed) => randomNormal(shape, 0, 1, 'float32', seed);

async function onBackend(name: string, compute: () => Tensor): Promise<Float32Array> {
  await setBackend(name);
  const result = tidy(compute);
  const values = (await result.data()) as Float32Array;
  result.dispose();
  return values;
}

/** The same computation by tfjs's own cpu kernels is the oracle. */
async function expectSameOnBoth(compute: () => Tensor): Promise<void> {
  const wasm = await onBackend('wasm', compute);
  const cpu = await onBackend('cpu', compute);
  expect(wasm).toHaveLength(cpu.length);
  const scale = Math.max(...cpu.map(Math.abs));
  wasm.forEach((value, i) => {
    expect(Math.abs(value - cpu[i]!) / scale).toBeLessThan(2e-6);
  });
}

describe('kernels for training on wasm', () => {
  beforeAll(startWasm);

  it.each([
    ['valid', 1, [3, 1, 40, 2], [1, 10, 2, 4]],
    ['same', 1, [2, 5, 9, 3], [3, 4, 3, 2]],
    ['valid', 2, [2, 8, 11, 2], [3, 3, 2, 3]],
    ['same', 2, [2, 8, 11, 2], [3, 3, 2, 3]],
  ] as const)('give the filter gradient of a %s convolution of stride %i', async (pad, stride, image, filter) => {
    await expectSameOnBoth(() => {
      const x = normal([...image], 1) as Tensor4D;
      return grad((w: Tensor) => square(conv2d(x, w as Tensor4D, stride, pad)))(normal([...filter], 2));
    });
  });

  it.each([
    [false, true],
    [true, false],
    [true, true],
  ])('multiply with transposed factors (%s, %s)', async (transposeA, transposeB) => {
    await expectSameOnBoth(() =>
      matMul(
        normal(transposeA ? [2, 5, 7] : [2, 7, 5], 1),
        normal(transposeB ? [2, 3, 5] : [2, 5, 3], 2),
        transposeA,
        transposeB,
      ),
    );
  });
});
