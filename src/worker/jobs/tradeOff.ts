import type { AnalysisSettings } from '../../assess/results';
import { tradeOffFigures, type TradeOffPoint } from '../../assess/tradeOff';
import { batchesOfSlices } from '../../dataset/batchesOfSlices';
import { HalfmaxError } from '../../dataset/errors';
import type { Run } from '../../dataset/run';
import { createFinder } from '../../peaks/createFinder';
import type { PeakFinder } from '../../peaks/peakFinder';
import type { Profile } from '../../physics/profile';
import { profileFor } from '../../physics/profileShape';
import { calibrateRun } from './calibrateRun';
import type { Job, JobContext } from './context';
import { optimiseAndAssess } from './optimiseAndAssess';
import { profileIn } from './profileIn';
import { runWithout } from '../../dataset/selection';
import { inTimeOf } from './timeView';
import { tradeOffViews, type TradeOffView } from './tradeOffViews';

/** Where in one analysis the optimisation begins: progress only. */
const CALIBRATED = 0.6;

/**
 * The whole analysis in batches of many lengths and with continuous constants, each with the same settings otherwise. The run
 * that is loaded and its analysis stay as they are. Points are sent as they are made, the long batches first.
 */
export const tradeOff: Job<'tradeOff'> = async (settings, context) => {
  const { loaded, backend } = context.workspace;
  if (loaded === null) throw new HalfmaxError('empty', 'No data are loaded: drop files or load the demo run first');
  if (backend === null) throw new HalfmaxError('backend', 'No compute backend has been started: reload the page');
  const views = tradeOffViews(loaded.run.slices, settings);
  const { channelCount } = loaded.run.histograms;
  const profile = profileFor(profileIn(context.workspace, settings.profile), channelCount);
  const sources = { load: context.loadModel, own: context.workspace.models };
  const finder = await createFinder(settings.finder, profile, sources);
  const work = views.map(({ batches }) => batches + WORK_PER_VIEW);
  const whole = work.reduce((sum, own) => sum + own, 0);
  const points: TradeOffPoint[] = [];
  try {
    let done = 0;
    for (const [i, view] of views.entries()) {
      const share = work[i] ?? 0;
      const part = partOf(
        context,
        `Batch length ${String(i + 1)} of ${String(views.length)}`,
        done / whole,
        share / whole,
      );
      points.push(await pointOf(view, loaded.run, { settings, profile, finder }, part));
      context.onUpdate({ kind: 'tradeOff', update: [...points] });
      done += share;
    }
  } finally {
    finder.dispose();
  }
  return points;
};

/** What an analysis takes beside its batches, in units of what one batch takes. */
const WORK_PER_VIEW = 10;

/** Progress goes to a part of the whole; live views of the optimisation go nowhere. */
function partOf(context: JobContext, stage: string, from: number, share: number): JobContext {
  return {
    ...context,
    onUpdate: () => undefined,
    onProgress: ({ fraction }) => {
      context.onProgress({ stage, fraction: from + share * fraction });
    },
  };
}

interface Surroundings {
  readonly settings: AnalysisSettings;
  readonly profile: Profile;
  readonly finder: PeakFinder;
}

async function pointOf(
  view: TradeOffView,
  run: Run,
  { settings, profile, finder }: Surroundings,
  context: JobContext,
): Promise<TradeOffPoint> {
  const { batchLengthDays, continuous, batches } = view;
  // Nobody asks for the error of the gain here.
  const own: AnalysisSettings = { ...settings, batchLengthDays, continuous, bootstrapReplicas: 0 };
  const batched = run.slices === undefined ? null : batchesOfSlices(run.slices, batchLengthDays);
  const rebatched = { ...run, ...(batched === null ? {} : { histograms: batched.histograms }) };
  const { histograms, sliced } = inTimeOf(runWithout(rebatched, own.excludedStretches ?? []), own);
  try {
    const calibrated = await calibrateRun(histograms, profile, own, finder, context, sliced);
    const { result, descent } = await optimiseAndAssess(histograms, calibrated, own, context, {
      from: CALIBRATED,
      to: 1,
    });
    descent.copper.descent.dispose();
    return { batchLengthDays, continuous, batches, ...tradeOffFigures(result.interest.rows), why: null };
  } catch (error) {
    // Batches too short to calibrate any detector are an answer too.
    if (!(error instanceof HalfmaxError) || error.code !== 'analysis') throw error;
    return { batchLengthDays, continuous, batches, ...tradeOffFigures([]), why: error.message };
  }
}
