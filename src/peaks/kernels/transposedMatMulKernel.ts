import {
  BatchMatMul,
  getKernel,
  registerKernel,
  Transpose,
  unregisterKernel,
  type KernelConfig,
  type TensorInfo,
} from '@tensorflow/tfjs-core';

/**
 * Makes matrix products with a transposed factor fast on tfjs's wasm backend: only the plain product goes through
 * XNNPACK there, the transposed ones, of which backpropagation is made, through a loop that takes six times as long.
 * Transposing first gives the same sums. Calling it again does no harm.
 */
export function transposeBeforeMatMul(): void {
  const plain = getKernel(BatchMatMul, 'wasm');
  if (replaced.has(plain)) return;
  const transpose = getKernel(Transpose, 'wasm');
  const replacement: KernelConfig = {
    ...plain,
    kernelFunc: ({ inputs, attrs, backend }) => {
      const { a, b } = inputs as { readonly a: TensorInfo; readonly b: TensorInfo };
      const { transposeA, transposeB } = attrs as { readonly transposeA: boolean; readonly transposeB: boolean };
      const swapLast = (x: TensorInfo) => {
        const axes = x.shape.map((_, axis) => axis);
        const perm = [...axes.slice(0, -2), axes.length - 1, axes.length - 2];
        return transpose.kernelFunc({ inputs: { x }, attrs: { perm }, backend }) as TensorInfo;
      };
      const left = transposeA ? swapLast(a) : a;
      const right = transposeB ? swapLast(b) : b;
      const product = plain.kernelFunc({
        inputs: { a: left, b: right },
        attrs: { transposeA: false, transposeB: false },
        backend,
      });
      const { disposeData } = backend as { disposeData: (dataId: object) => void };
      if (transposeA) disposeData.call(backend, left.dataId);
      if (transposeB) disposeData.call(backend, right.dataId);
      return product;
    },
  };
  replaced.add(replacement);
  unregisterKernel(BatchMatMul, 'wasm');
  registerKernel(replacement);
}

const replaced = new WeakSet<KernelConfig>();
