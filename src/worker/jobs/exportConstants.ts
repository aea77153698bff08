import { constantsTable } from '../../assess/constantsTable';
import { HalfmaxError } from '../../dataset/errors';
import type { Job } from './context';

/** The table of constants of the run as text; the header alone before an analysis. */
export const exportConstants: Job<'exportConstants'> = (_input, { workspace }) => {
  const { loaded, analysis } = workspace;
  if (loaded === null) return Promise.reject(new HalfmaxError('empty', 'No run is loaded: there is nothing to export'));
  return Promise.resolve(constantsTable(loaded.run.histograms, analysis));
};
