import {
  backend_util,
  Conv2D,
  Conv2DBackpropFilter,
  getKernel,
  registerKernel,
  Slice,
  Transpose,
  type Conv2DBackpropFilterAttrs,
  type KernelConfig,
  type TensorInfo,
} from '@tensorflow/tfjs-core';

type Shape4D = [number, number, number, number];
type RunKernel = (name: string, inputs: Record<string, TensorInfo>, attrs: object) => TensorInfo;

/**
 * Registers `Conv2DBackpropFilter`, the gradient of a convolution to its filter, for the backend `backendName`, unless
 * it is there already: tfjs's wasm backend lacks it. Throws a RangeError where the backend has no convolution at all.
 */
export function registerConvolutionGradient(backendName: string): void {
  // The declared type hides that an unknown kernel gives undefined.
  const known = (name: string) => getKernel(name, backendName) as KernelConfig | undefined;
  if (known(Conv2DBackpropFilter) !== undefined) return;
  registerKernel({
    kernelName: Conv2DBackpropFilter,
    backendName,
    kernelFunc: ({ inputs, attrs, backend }) => {
      const temporary: TensorInfo[] = [];
      const run: RunKernel = (name, kernelInputs, kernelAttrs) => {
        const kernel = known(name);
        if (kernel === undefined) throw new RangeError(`backend ${backendName} has no kernel ${name}`);
        const output = kernel.kernelFunc({ inputs: kernelInputs, attrs: { ...kernelAttrs }, backend }) as TensorInfo;
        temporary.push(output);
        return output;
      };
      const { x, dy } = inputs as { readonly x: TensorInfo; readonly dy: TensorInfo };
      const gradient = filterGradient(x, dy, attrs as unknown as Conv2DBackpropFilterAttrs, run);
      const { disposeData } = backend as { disposeData: (dataId: object) => void };
      for (const info of temporary) if (info !== gradient) disposeData.call(backend, info.dataId);
      return gradient;
    },
  });
}

/**
 * The gradient is a convolution itself: with batch and channel exchanged, x [b, h, w, c] becomes an image of c times b
 * channels and dy [b, h', w', f] a filter that takes b channels to f, and stride and dilation change places.
 */
function filterGradient(x: TensorInfo, dy: TensorInfo, attrs: Conv2DBackpropFilterAttrs, run: RunKernel): TensorInfo {
  const { strides, pad, dimRoundingMode, filterShape } = attrs;
  const shape = x.shape as Shape4D;
  const { padInfo } = backend_util.computeConv2DInfo(shape, filterShape, strides, 1, pad, dimRoundingMode);
  const image = run(Transpose, { x }, { perm: [3, 1, 2, 0] });
  const filter = run(Transpose, { x: dy }, { perm: [1, 2, 0, 3] });
  const convolved = run(
    Conv2D,
    { x: image, filter },
    {
      strides: [1, 1],
      dilations: strides,
      pad: [
        [0, 0],
        [padInfo.top, padInfo.bottom],
        [padInfo.left, padInfo.right],
        [0, 0],
      ],
      dataFormat: 'NHWC',
      dimRoundingMode,
    },
  );
  const [height, width, channels, filters] = filterShape;
  // A stride that does not divide the image leaves rows at the end that no filter position used.
  const used = run(Slice, { x: convolved }, { begin: [0, 0, 0, 0], size: [channels, height, width, filters] });
  return run(Transpose, { x: used }, { perm: [1, 2, 0, 3] });
}
