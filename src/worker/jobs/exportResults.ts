import type { AnalysisSettings } from '../../assess/results';
import { resultsDocument } from '../../assess/resultsDocument';
import { PROFILES } from '../../physics/profile';
import { HalfmaxError } from '../../dataset/errors';
import type { Job } from './context';

/** The results file of the run as text; parts that no analysis has made yet are empty. */
export const exportResults: Job<'exportResults'> = ({ settings, version, commit }, { workspace }) => {
  const { loaded, analysis, calibrated, backend, watch } = workspace;
  if (loaded === null) return Promise.reject(new HalfmaxError('empty', 'No run is loaded: there is nothing to export'));
  const adopted =
    calibrated === null && analysis !== null && workspace.adopted?.analysis === analysis ? workspace.adopted : null;
  const budget = calibrated?.budget ?? adopted?.budget ?? null;
  const isWatched = watch !== null && watch.loaded === loaded && watch.calibrated?.full === calibrated?.full;
  const monitor = isWatched ? watch.report : (adopted?.report ?? null);
  const report = calibrated?.closure ?? adopted?.closure ?? null;
  // One of an optimisation that was made anew since says nothing of it.
  const isOfThis =
    report !== null && analysis !== null && isSameButBlinding(report.analysisSettings, analysis.settings);
  const closure = isOfThis ? report : null;
  const app = { version, commit };
  const document = resultsDocument({ run: loaded.run, analysis, budget, closure, monitor, app, settings, backend });
  const id = document.settings.profile;
  const profile =
    PROFILES.find((own) => own.id === id) ?? workspace.profiles.get(id) ?? workspace.models.get(id)?.profile;
  return Promise.resolve(`${JSON.stringify(profile === undefined ? document : { ...document, profile }, null, 1)}\n`);
};

/** Nothing in a closure test hangs on whether the counts of the forbidden line are shown. */
function isSameButBlinding(a: AnalysisSettings, b: AnalysisSettings): boolean {
  return JSON.stringify({ ...a, unblinded: false }) === JSON.stringify({ ...b, unblinded: false });
}
