import { startBackend } from '../backend';
import type { GpuWatch } from '../gpuWatch';
import type { Job } from './context';

/** Starts the compute backend, watches its device, and remembers where the page's files are. */
export const start =
  (gpu: GpuWatch): Job<'start'> =>
  async ({ backend, baseUrl }, { workspace }) => {
    workspace.baseUrl = baseUrl;
    workspace.backend = await startBackend(backend, gpu.watch);
    return workspace.backend;
  };
