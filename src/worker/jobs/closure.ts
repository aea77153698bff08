import { foundDetectors, ownRun } from '../../assess/closure/ownRun';
import { closureReport, type ClosureExtent } from '../../assess/closure/report';
import type { ClosureToy } from '../../assess/closure/results';
import { HalfmaxError } from '../../dataset/errors';
import type { Histograms } from '../../dataset/histograms';
import { createFinder } from '../../peaks/createFinder';
import { simulateSpectra } from '../../simulate/simulateSpectra';
import { varyRun } from '../../simulate/varyRun';
import type { CalibratedRun } from './calibratedRun';
import { closedInterest, closureToy } from './closureToy';
import { emptyWorkspace, type Job } from './context';
import { profileIn } from './profileIn';
import { stageOf } from './stage';

/** Share of a toy's time that drawing its events takes: progress only. */
const SIMULATED = 0.25;
/** Share of the whole that measuring the detectors takes: progress only. */
const MEASURED = 0.15;
const MOST_TOYS = 50;

/**
 * The detectors of the last analysis simulated again with known truth, and the whole chain with its settings run on them.
 * Of the run and its analysis nothing is changed; the report is kept beside the analysis for the results file.
 */
export const closure: Job<'closure'> = async (settings, context) => {
  const { workspace } = context;
  const { loaded, calibrated, analysis } = workspace;
  if (loaded === null || calibrated === null || analysis === null) {
    throw new HalfmaxError('empty', 'There are no detectors to simulate yet: run the analysis first');
  }
  if (!(Number.isInteger(settings.toys) && settings.toys >= 1 && settings.toys <= MOST_TOYS)) {
    throw new RangeError(`a closure test has 1 to ${String(MOST_TOYS)} toys, not ${String(settings.toys)}`);
  }
  const profile = profileIn(workspace, analysis.settings.profile);
  const finder = await createFinder(analysis.settings.finder, profile, {
    load: context.loadModel,
    own: workspace.models,
  });
  // Corrections by hand are of the run's own spectra, and the choice of channels was made by leaving some out.
  const chain = { profile, finder, settings: { ...analysis.settings, peakCorrections: [], channelOverrides: {} } };
  const own = { ...context, workspace: emptyWorkspace(), onUpdate: () => undefined };
  const toys: ClosureToy[] = [];
  const { histograms: histogramsOfRun } = loaded.run;
  const { references } = calibrated.full;
  try {
    const measuring = stageOf(own, 'Closure, measuring the detectors', 0, MEASURED);
    const found = await foundDetectors(histogramsOfRun, references, measuring);
    for (let toy = 0; toy < settings.toys; toy++) {
      const part = (done: number) => MEASURED + ((1 - MEASURED) * (toy + done)) / settings.toys;
      const name = `Closure, toy ${String(toy + 1)} of ${String(settings.toys)}`;
      const plan = ownRun(histogramsOfRun, references, found, settings.seed + toy);
      const run = varyRun(plan.run, settings.variant);
      const half = SIMULATED / 2;
      const histograms = await simulateSpectra({ ...plan, run }, stageOf(own, name, part(0), part(half)));
      const replica = await simulateSpectra({ ...plan, run }, stageOf(own, name, part(half), part(SIMULATED)), 1);
      const known = { run, histograms, replica };
      toys.push(await closureToy(known, toy, chain, stageOf(own, name, part(SIMULATED), part(1))));
    }
  } finally {
    finder.dispose();
  }
  const report = closureReport(settings, analysis.settings, extentOf(loaded.run.histograms, calibrated), toys);
  if (workspace.calibrated === calibrated) workspace.calibrated = { ...calibrated, closure: report };
  return report;
};

function extentOf({ detectors, batches }: Histograms, calibrated: CalibratedRun): ClosureExtent {
  const simulated = calibrated.full.references.flatMap(({ detector }) => detectors[detector] ?? []);
  const { line } = closedInterest(calibrated);
  return { line, detectors: simulated, batches: batches.length, leftOut: detectors.length - simulated.length };
}
