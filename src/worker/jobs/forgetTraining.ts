import type { Job } from './context';

/** Forgets a paused training. */
export const forgetTraining: Job<'forgetTraining'> = (_input, { workspace }) => {
  workspace.training = null;
  return Promise.resolve(null);
};
