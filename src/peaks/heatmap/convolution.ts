import {
  conv2d,
  customGrad,
  fused,
  mul,
  reshape,
  reverse,
  step,
  sum,
  transpose,
  type Rank,
  type Tensor,
  type Tensor3D,
  type Tensor4D,
} from '@tensorflow/tfjs-core';

export type Activation = 'linear' | 'relu';

/**
 * Convolution along the second axis of x (n, l, c) with zeros beyond the ends, bias and activation.
 *
 * Its gradient is made of convolutions too, so that it trains on every backend of tfjs: wasm has no kernel for the
 * gradient of a convolution to its filter, and a slow one for that to its input.
 *
 * @param kernel shape (width, c, filters)
 * @param bias shape (filters)
 * @param width odd
 * @returns shape (n, l, filters)
 */
export function convolve(x: Tensor3D, kernel: Tensor3D, bias: Tensor, activation: Activation): Tensor3D {
  const operation = customGrad((...args) => {
    const [x, kernel, bias, save] = args as unknown as [Tensor3D, Tensor3D, Tensor, (tensors: Tensor[]) => void];
    const filter = reshape<Rank.R4>(kernel, [1, ...kernel.shape]);
    const image = asImage(x);
    const output = fused.conv2d<Tensor4D>({ x: image, filter, strides: 1, pad: 'same', bias, activation });
    const value: Tensor = reshape(output, [x.shape[0], x.shape[1], kernel.shape[2]]);
    save([x, kernel, value]);
    return { value, gradFunc: (dy, saved) => gradients(dy as Tensor3D, saved, activation) };
  });
  return operation(x, kernel, bias) as Tensor3D;
}

function gradients(dy: Tensor3D, saved: Tensor[], activation: Activation): Tensor[] {
  const [x, kernel, value] = saved as [Tensor3D, Tensor3D, Tensor3D];
  const [n, l, filters] = value.shape;
  const slope = activation === 'relu' ? mul<Tensor3D>(dy, step(value)) : dy;
  return [toInput(slope, kernel), toKernel(x, slope, kernel), sum(reshape(slope, [n * l, filters]), 0)];
}

/** The slope, convolved with the mirrored kernel. */
function toInput(slope: Tensor3D, kernel: Tensor3D): Tensor3D {
  const mirrored = transpose(reverse(kernel, 0), [0, 2, 1]);
  const output = conv2d(asImage(slope), reshape<Rank.R4>(mirrored, [1, ...mirrored.shape]), 1, 'same');
  return reshape(output, [slope.shape[0], slope.shape[1], kernel.shape[1]]);
}

/** With spectra and channels exchanged, x is an image of c times n channels, and the slope a filter as long as it. */
function toKernel(x: Tensor3D, slope: Tensor3D, kernel: Tensor3D): Tensor3D {
  const [n, l, filters] = slope.shape;
  const [width, channels] = kernel.shape;
  const reach = (width - 1) / 2;
  const image = reshape<Rank.R4>(transpose(x, [2, 1, 0]), [channels, 1, l, n]);
  const filter = reshape<Rank.R4>(transpose(slope, [1, 0, 2]), [1, l, n, filters]);
  const output = conv2d(image, filter, 1, [
    [0, 0],
    [0, 0],
    [reach, reach],
    [0, 0],
  ]);
  return transpose<Tensor3D>(reshape<Rank.R3>(output, [channels, width, filters]), [1, 0, 2]);
}

function asImage(x: Tensor3D): Tensor4D {
  return reshape(x, [x.shape[0], 1, x.shape[1], x.shape[2]]);
}
