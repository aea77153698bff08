import { evidenceOf } from '../../monitor/evidenceOf';
import type { Job } from './context';

/** Data and expectations behind a flag of the last scoring; null where there is nothing to draw. */
export const explainAnomaly: Job<'explainAnomaly'> = (place, { workspace }) => {
  const { watch } = workspace;
  return Promise.resolve(watch === null ? null : evidenceOf(watch.watched.run, watch.watched.made, place));
};
