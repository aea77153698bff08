import { constantsRows } from '../../assess/constants/rows';
import { writeConstants } from '../../assess/constants/write';
import { HalfmaxError } from '../../dataset/errors';
import type { Job } from './context';

/** The constants of the run as text of the form asked for; none in it before an analysis. */
export const exportConstants: Job<'exportConstants'> = ({ form }, { workspace }) => {
  const { loaded, analysis } = workspace;
  if (loaded === null) return Promise.reject(new HalfmaxError('empty', 'No run is loaded: there is nothing to export'));
  return Promise.resolve(writeConstants(form, constantsRows(loaded.run.histograms, analysis)));
};
