import { HalfmaxError } from '../../dataset/errors';
import { runWithout } from '../../dataset/selection';
import { calibrationResiduals } from '../../assess/calibrationResiduals';
import type { Analysis } from '../../assess/results';
import { driftReport } from '../../calibrate/drift/driftReport';
import { createFinder } from '../../peaks/createFinder';
import { profileFor } from '../../physics/profileShape';
import { carriedFrom, runKindsOf } from './runKindsOf';
import { blindfolded } from './blinding';
import { profileIn } from './profileIn';
import { calibrateRun } from './calibrateRun';
import type { Job } from './context';
import { holdDescent } from './heldDescent';
import { optimiseAndAssess } from './optimiseAndAssess';
import { inTimeOf } from './timeView';

/** Where in the whole analysis the optimisation begins: progress only. */
const CALIBRATED = 0.6;

/** Every step on the run: peaks, fits, calibrations, optimisation, cross-validation, assessment. */
export const analyse: Job<'analyse'> = async (settings, context) => {
  const { workspace } = context;
  const { loaded, backend } = workspace;
  if (loaded === null) throw new HalfmaxError('empty', 'No data are loaded: drop files or load the demo run first');
  if (backend === null) throw new HalfmaxError('backend', 'No compute backend has been started: reload the page');
  const run = runWithout(loaded.run, settings.excludedStretches ?? []);
  const { histograms, sliced } = inTimeOf(run, settings);
  const profile = profileFor(profileIn(workspace, settings.profile), histograms.channelCount);
  const finder = await createFinder(settings.finder, profile, {
    load: context.loadModel,
    own: workspace.models,
  });
  const calibrated = await calibrateRun(histograms, profile, settings, finder, context, sliced).finally(finder.dispose);
  const warnings = standIn(finder.id, settings.finder, profile.label);
  const { result, descent } = await optimiseAndAssess(histograms, calibrated, settings, context, {
    from: CALIBRATED,
    to: 1,
  });
  const { channels, adc, peaks, replacedPeaks, fits, predictedFwhmEv } = calibrated;
  const drift = driftReport(calibrated.full.references, settings.batchLengthDays);
  const ownBatches = calibrated.full.references.flatMap(({ detector, reference }) =>
    reference.own.flatMap((own, batch) => (own === null ? [] : [{ ...own, detector, batch }])),
  );
  const analysis: Analysis = {
    backend,
    channels,
    adc,
    peaks,
    replacedPeaks,
    fits,
    runKinds: await runKindsOf(calibrated, profile, settings, context),
    carried: carriedFrom(calibrated.full.references),
    residuals: calibrationResiduals(calibrated.full.standards),
    ownBatches,
    drift,
    predictedFwhmEv,
    ...result,
    warnings: [...warnings, ...result.warnings],
  };
  if (workspace.loaded !== loaded) {
    descent.copper.descent.dispose();
    throw new HalfmaxError('cancelled', 'Another run was loaded meanwhile');
  }
  holdDescent(workspace, descent);
  workspace.calibrated = calibrated;
  workspace.analysis = analysis;
  return blindfolded(analysis, context);
};

function standIn(used: string, asked: string, label: string): string[] {
  if (asked !== 'heatmap' || used === asked) return [];
  return [
    `There is no network for the lines of ${label}: a search for peaks (${used}) found them. Peaks > Train a network makes one.`,
  ];
}
