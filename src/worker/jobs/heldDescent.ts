import type { AnalysisSettings } from '../../assess/results';
import { startCopperDescent, type CopperDescent } from '../../calibrate/optimiseCopper';
import { priorsOf } from '../../calibrate/priorChoice';
import { PRIORS } from '../../calibrate/settings';
import type { Histograms } from '../../dataset/histograms';
import type { CalibratedRun } from './calibratedRun';
import type { JobContext, Workspace } from './context';
import { copperView } from './copperInTime';

/** A descent with what it was started from: it can be gone on with and looked at. */
export interface HeldDescent {
  readonly settings: AnalysisSettings;
  readonly calibrated: CalibratedRun;
  readonly copper: CopperDescent;
}

/** Puts a descent in the place of the one that is held, which is freed. */
export function holdDescent(workspace: Workspace, descent: HeldDescent | null): void {
  if (workspace.descent !== descent) workspace.descent?.copper.descent.dispose();
  workspace.descent = descent;
}

/** The descent that is held, where it is one with these settings; else a new one, before its first step. */
export async function descentWith(
  settings: AnalysisSettings,
  calibrated: CalibratedRun,
  histograms: Histograms,
  context: JobContext,
): Promise<CopperDescent> {
  const { workspace } = context;
  const held = workspace.descent;
  if (held?.calibrated === calibrated && isPartOf(settings, held.settings)) return held.copper;
  // Freed first: a large run may not fit twice.
  holdDescent(workspace, null);
  const options = { leftOutSeed: settings.seed, line: calibrated.optimised };
  const seen = copperView(histograms, calibrated.full, calibrated.sliced, settings.seed);
  const copper = await startCopperDescent(seen, calibrated.full.references, settings, context, options);
  holdDescent(workspace, { settings, calibrated, copper });
  return copper;
}

/** Whether a descent with settings `whole` goes through every iteration of one with settings `part`. */
function isPartOf(part: AnalysisSettings, whole: AnalysisSettings): boolean {
  const isSameWay =
    part.loss === whole.loss &&
    samePriors(part, whole) &&
    part.optimiser === whole.optimiser &&
    part.learningRate === whole.learningRate &&
    part.schedule === whole.schedule &&
    part.earlyStopping === whole.earlyStopping &&
    part.seed === whole.seed;
  if (!isSameWay || part.iterations === whole.iterations) return isSameWay;
  return part.iterations < whole.iterations && part.schedule === 'constant' && part.earlyStopping === 0;
}

function samePriors(one: AnalysisSettings, other: AnalysisSettings): boolean {
  const [ones, others] = [priorsOf(one), priorsOf(other)];
  return PRIORS.every(({ id }) => ones[id] === others[id]);
}
