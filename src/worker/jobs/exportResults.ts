import { resultsDocument } from '../../assess/resultsDocument';
import { HalfmaxError } from '../../dataset/errors';
import type { Job } from './context';

/** The results file of the run as text; parts that no analysis has made yet are empty. */
export const exportResults: Job<'exportResults'> = ({ settings, version, commit }, { workspace }) => {
  const { loaded, analysis, calibrated, backend, watch } = workspace;
  if (loaded === null) return Promise.reject(new HalfmaxError('empty', 'No run is loaded: there is nothing to export'));
  const budget = calibrated?.budget ?? null;
  const isOfThis = watch !== null && watch.loaded === loaded && watch.calibrated?.full === calibrated?.full;
  const monitor = isOfThis ? watch.report : null;
  const app = { version, commit };
  const document = resultsDocument({ run: loaded.run, analysis, budget, monitor, app, settings, backend });
  return Promise.resolve(`${JSON.stringify(document, null, 1)}\n`);
};
