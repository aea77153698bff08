import { evidenceOf } from '../../monitor/evidenceOf';
import { HalfmaxError } from '../../dataset/errors';
import type { Job } from './context';

/** Data and expectations behind a flag of the last scoring; null where there is nothing to draw. */
export const explainAnomaly: Job<'explainAnomaly'> = (place, { workspace }) => {
  const { watch } = workspace;
  if (watch === null) {
    return Promise.reject(
      new HalfmaxError('empty', 'What the flags were made from is not held: press Watch the array to make them anew'),
    );
  }
  return Promise.resolve(evidenceOf(watch.watched.run, watch.watched.made, place));
};
