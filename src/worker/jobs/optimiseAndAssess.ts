import { assess, type HeldOutFold } from '../../assess/assess';
import type { AnalysisSettings } from '../../assess/results';
import { sumInSample } from '../../assess/summedSpectrum';
import type { CalibrationChain } from '../../calibrate/chain';
import type { CalibrationSets } from '../../calibrate/energyCalibration';
import { optimiseCopper } from '../../calibrate/optimiseCopper';
import { foldPair } from '../../dataset/folds';
import type { Histograms } from '../../dataset/histograms';
import type { TaskContext } from '../../dataset/task';
import type { Reoptimised } from '../protocol';
import { hiddenOf, limitOf } from './blinding';
import type { CalibratedRun } from './calibratedRun';
import type { JobContext } from './context';
import { stageOf } from './stage';

/** Live spectra sent per optimisation: each sums the whole run anew. */
const LIVE_SPECTRA = 8;

/** Where in the whole job this part lies, 0 to 1. */
interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * Optimises from the reference calibration, then again without each fold, and assesses both. All three rows of the
 * table are applied to events that took no part in peaks, fits, calibration or optimisation.
 */
export async function optimiseAndAssess(
  histograms: Histograms,
  calibrated: CalibratedRun,
  settings: AnalysisSettings,
  context: JobContext,
  { from, to }: Span,
): Promise<Reoptimised> {
  const at = (share: number) => from + (to - from) * share;
  const startedMs = context.nowMs();
  const optimised = await optimiseCopper(
    histograms,
    calibrated.full.references,
    settings,
    stageOf(context, 'Optimise', at(0), at(0.25)),
    liveView(histograms, settings, context),
  );
  const optimiseMs = context.nowMs() - startedMs;
  const calibration = setsOf(calibrated.full, optimised.optimized);
  const assessment = await assess(
    {
      histograms,
      calibrations: calibration,
      folds: foldsOf(histograms, calibrated, settings, stageOf(context, 'Cross-validate', at(0.25), at(0.8))),
      tail: calibrated.tail,
      predictedFwhmEv: calibrated.predictedFwhmEv,
      seed: settings.seed,
      bootstrapReplicas: settings.bootstrapReplicas,
    },
    stageOf(context, 'Assess', at(0.8), at(1)),
  );
  const upperLimit = await limitOf(assessment, calibrated.tail, settings, context);
  const { loss, optimiser, learningRate } = settings;
  const { logLikelihood, stoppedBecause } = optimised;
  const iterations = logLikelihood.length - 1;
  return {
    ...assessment,
    upperLimit,
    settings,
    calibration,
    optimisation: { loss, optimiser, learningRate, iterations, logLikelihood, stoppedBecause },
    timings: timingsOf(calibrated, context, optimiseMs, context.nowMs() - startedMs - optimiseMs),
    warnings: [...calibrated.warnings, ...assessment.warnings],
  };
}

function setsOf({ standard, reference }: CalibrationChain, optimized: CalibrationSets['optimized']): CalibrationSets {
  return { standard, reference, optimized };
}

function liveView(
  histograms: Histograms,
  settings: AnalysisSettings,
  context: JobContext,
): Parameters<typeof optimiseCopper>[4] {
  const every = Math.max(1, Math.ceil(settings.iterations / LIVE_SPECTRA));
  return (iteration, logLikelihood, calibrations) => {
    if (iteration % every !== 0 && iteration !== settings.iterations) return;
    const summed = sumInSample(histograms, calibrations(), 'optimized', settings.seed);
    const spectrum = hiddenOf(summed, settings, context);
    const update = { iteration, logLikelihood: [...logLikelihood], spectrum };
    context.onUpdate({ kind: 'optimisation', update });
  };
}

/** The folds, each optimised on its training part as the run was on all. */
async function* foldsOf(
  histograms: Histograms,
  calibrated: CalibratedRun,
  settings: AnalysisSettings,
  context: TaskContext,
): AsyncGenerator<HeldOutFold> {
  for (const [fold, chain] of calibrated.folds.entries()) {
    const { training, heldOut } = foldPair(histograms, fold, settings.folds, settings.seed);
    const count = calibrated.folds.length;
    const part = stageOf(context, 'Cross-validate', fold / count, (fold + 1) / count);
    const { optimized } = await optimiseCopper(training, chain.references, settings, part, undefined, {
      constantsOnly: true,
    });
    yield { heldOut, calibrations: setsOf(chain, optimized) };
  }
}

function timingsOf(
  { peaksMs, fitMs, foldsMs }: CalibratedRun,
  { workspace }: JobContext,
  optimiseMs: number,
  assessOnlyMs: number,
): Reoptimised['timings'] {
  const ingestMs = workspace.loaded?.ingestMs ?? null;
  const assessMs = foldsMs + assessOnlyMs;
  const totalMs = (ingestMs ?? 0) + peaksMs + fitMs + optimiseMs + assessMs;
  return { ingestMs, peaksMs, fitMs, optimiseMs, assessMs, totalMs };
}
