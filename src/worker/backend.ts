/**
 * Chooses the compute backend (STACK.md): WebGPU where a real adapter is there, else WebAssembly, else plain
 * JavaScript. TensorFlow.js is large, so every part of it is imported only when it is asked for.
 */
import wasmUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import simdUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import threadedUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-threaded-simd.wasm?url';
import { HalfmaxError } from '../dataset/errors';
import type { BackendChoice, BackendInfo, BackendName } from './protocol';

/** Is handed the device of a GPU backend. */
type OnDevice = (device: GPUDevice) => void;

/**
 * Starts the backend asked for; `auto` takes the best that works. `onDevice` gets the GPU device where there is one. Throws a
 * HalfmaxError where nothing works.
 */
export async function startBackend(choice: BackendChoice, onDevice: OnDevice): Promise<BackendInfo> {
  const info = await startChosen(choice);
  if (info.name === 'webgpu') {
    const tf = await import('@tensorflow/tfjs-core');
    onDevice((tf.backend() as unknown as { readonly device: GPUDevice }).device);
  }
  return info;
}

async function startChosen(choice: BackendChoice): Promise<BackendInfo> {
  if (choice !== 'auto') return startForced(choice);
  const adapter = await requestAdapter();
  const candidates: readonly BackendName[] =
    adapter && !isFallback(adapter) ? ['webgpu', 'wasm', 'cpu'] : ['wasm', 'cpu'];
  for (const name of candidates) {
    const info = await tryBackend(name);
    if (info !== null) return info;
  }
  throw new HalfmaxError(
    'backend',
    'No compute backend works in this browser; a current Chrome, Edge or Firefox has one',
  );
}

async function startForced(name: BackendName): Promise<BackendInfo> {
  const info = await tryBackend(name);
  if (info !== null) return info;
  throw new HalfmaxError(
    'backend',
    `The backend "${name}" does not work in this browser; remove ?backend=${name} from the address to take the best that does`,
  );
}

/** Null where the backend cannot be had; why is of no use to the user, who gets the next one. */
async function tryBackend(name: BackendName): Promise<BackendInfo | null> {
  try {
    const tf = await import('@tensorflow/tfjs-core');
    await REGISTER[name]();
    // Without an adapter setBackend answers false while getBackend() already tells the new name.
    if (!(await tf.setBackend(name))) return null;
    await tf.ready();
    return { name, adapter: await DESCRIBE[name]() };
  } catch {
    return null;
  }
}

const REGISTER: Readonly<Record<BackendName, () => Promise<void>>> = {
  webgpu: async () => {
    await import('@tensorflow/tfjs-backend-webgpu');
  },
  webgl: async () => {
    await import('@tensorflow/tfjs-backend-webgl');
  },
  wasm: async () => {
    const tf = await import('@tensorflow/tfjs-core');
    const wasm = await import('@tensorflow/tfjs-backend-wasm');
    // The threaded build breaks when minified; it also needs headers that a static server may not send.
    tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
    wasm.setWasmPaths({
      'tfjs-backend-wasm.wasm': wasmUrl,
      'tfjs-backend-wasm-simd.wasm': simdUrl,
      'tfjs-backend-wasm-threaded-simd.wasm': threadedUrl,
    });
  },
  cpu: async () => {
    await import('@tensorflow/tfjs-backend-cpu');
  },
};

const DESCRIBE: Readonly<Record<BackendName, () => Promise<string>>> = {
  webgpu: async () => {
    const adapter = await requestAdapter();
    return adapter === null ? 'unknown adapter' : describeAdapter(adapter);
  },
  webgl: () => Promise.resolve('WebGL 2'),
  wasm: async () => {
    const tf = await import('@tensorflow/tfjs-core');
    return (await tf.env().getAsync('WASM_HAS_SIMD_SUPPORT')) === true ? 'WebAssembly with SIMD' : 'WebAssembly';
  },
  cpu: () => Promise.resolve('JavaScript'),
};

async function requestAdapter(): Promise<GPUAdapter | null> {
  // `gpu` is missing in browsers without WebGPU, whatever the type says.
  const gpu = (navigator as { readonly gpu?: GPU }).gpu;
  if (gpu === undefined) return null;
  try {
    return await gpu.requestAdapter({ powerPreference: 'high-performance' });
  } catch {
    return null;
  }
}

function describeAdapter(adapter: GPUAdapter): string {
  const { vendor, architecture, description } = adapter.info;
  const words = [description, vendor, architecture].filter((word) => word !== '');
  const name = words.length > 0 ? words.join(' ') : 'unnamed adapter';
  return isFallback(adapter) ? `${name} (software)` : name;
}

function isFallback(adapter: GPUAdapter): boolean {
  // The flag moved from the adapter to its info; browsers in use have the one or the other.
  const old = (adapter as { readonly isFallbackAdapter?: boolean }).isFallbackAdapter;
  return adapter.info.isFallbackAdapter || old === true;
}
