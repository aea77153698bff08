import { dirname } from 'node:path';
import { createRequire } from 'node:module';
import { env, ready, setBackend } from '@tensorflow/tfjs-core';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { registerConvolutionGradient } from '../../src/peaks/kernels/convolutionGradientKernel';
import { transposeBeforeMatMul } from '../../src/peaks/kernels/transposedMatMulKernel';

/**
 * Starts tfjs's wasm backend in Node, on one thread: with a fixed order of sums the same seed gives the same weights.
 * Adds the kernels that training needs.
 */
export async function startWasm(): Promise<void> {
  const library = createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm');
  env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  setWasmPaths(`${dirname(library)}/`);
  if (!(await setBackend('wasm'))) throw new Error('the wasm backend of tfjs does not start');
  await ready();
  registerConvolutionGradient('wasm');
  transposeBeforeMatMul();
}
