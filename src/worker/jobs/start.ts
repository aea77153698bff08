import { startBackend } from '../backend';
import type { Job } from './context';

/** Starts the compute backend and remembers where the page's files are. */
export const start: Job<'start'> = async ({ backend, baseUrl }, { workspace }) => {
  workspace.baseUrl = baseUrl;
  workspace.backend = await startBackend(backend);
  return workspace.backend;
};
