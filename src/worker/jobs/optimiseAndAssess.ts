import { assess, type HeldOutFold } from '../../assess/assess';
import { displacements } from '../../assess/displacements';
import type { AnalysisSettings, ContinuousCalibration } from '../../assess/results';
import { sumInSample } from '../../assess/summedSpectrum';
import type { CalibrationChain } from '../../calibrate/chain';
import { alignedBatches, movedInSlices, referenceInSlices } from '../../calibrate/continuous';
import type { CalibrationSets, LocatedCalibration } from '../../calibrate/energyCalibration';
import { optimiseCopper } from '../../calibrate/optimiseCopper';
import type { SlicedRun } from '../../dataset/batchesOfSlices';
import type { Histograms } from '../../dataset/histograms';
import type { TaskContext } from '../../dataset/task';
import type { Reoptimised } from '../protocol';
import { hiddenOf, limitOf } from './blinding';
import type { CalibratedRun } from './calibratedRun';
import type { JobContext } from './context';
import { stageOf } from './stage';
import { foldInTime } from './timeView';

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
  const { sliced, full } = calibrated;
  const optimised = await optimiseCopper(
    copperView(histograms, full, sliced, settings),
    calibrated.full.references,
    settings,
    stageOf(context, 'Optimise', at(0), at(0.25)),
    liveView(histograms, calibrated, settings, context),
  );
  const optimiseMs = context.nowMs() - startedMs;
  const calibration = setsOf(calibrated.full, optimised.optimized);
  const continuous = sliced === null ? null : continuousOf(full, optimised.optimized, sliced);
  const assessment = await assess(
    {
      histograms: sliced?.slices ?? histograms,
      calibrations: continuous === null ? calibration : { ...calibration, ...continuous },
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
    // Of the batches in either case: a batch is what was moved.
    displacements: displacements(calibration.reference, calibration.optimized),
    upperLimit,
    settings,
    calibration,
    ...(continuous === null ? {} : { continuous }),
    optimisation: { loss, optimiser, learningRate, iterations, logLikelihood, stoppedBecause },
    timings: timingsOf(calibrated, context, optimiseMs, context.nowMs() - startedMs - optimiseMs),
    warnings: [...calibrated.warnings, ...assessment.warnings],
  };
}

function setsOf({ standard, reference }: CalibrationChain, optimized: CalibrationSets['optimized']): CalibrationSets {
  return { standard, reference, optimized };
}

/** What the optimiser sees of copper: free of how the scale moves within a batch, where that is known. */
function copperView(
  histograms: Histograms,
  { references }: CalibrationChain,
  sliced: SlicedRun | null,
  { seed }: AnalysisSettings,
): Histograms {
  return sliced === null ? histograms : alignedBatches(histograms, references, sliced, seed);
}

function continuousOf(
  { references }: CalibrationChain,
  optimized: readonly LocatedCalibration[],
  sliced: SlicedRun,
): ContinuousCalibration {
  return {
    slices: sliced.slices.batches.map(({ start, stop }) => ({ start, stop })),
    batchOfSlice: sliced.batchOfSlice,
    reference: referenceInSlices(references, sliced),
    optimized: movedInSlices(optimized, references, sliced),
  };
}

function liveView(
  histograms: Histograms,
  { sliced, full }: CalibratedRun,
  settings: AnalysisSettings,
  context: JobContext,
): Parameters<typeof optimiseCopper>[4] {
  const every = Math.max(1, Math.ceil(settings.iterations / LIVE_SPECTRA));
  return (iteration, logLikelihood, calibrations) => {
    if (iteration % every !== 0 && iteration !== settings.iterations) return;
    const summed =
      sliced === null
        ? sumInSample(histograms, calibrations(), 'optimized', settings.seed)
        : sumInSample(
            sliced.slices,
            movedInSlices(calibrations(), full.references, sliced),
            'optimized',
            settings.seed,
          );
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
    const { training, heldOut } = foldInTime({ histograms, sliced: calibrated.sliced }, fold, settings);
    const seen = copperView(training.histograms, chain, training.sliced, settings);
    const count = calibrated.folds.length;
    const part = stageOf(context, 'Cross-validate', fold / count, (fold + 1) / count);
    const { optimized } = await optimiseCopper(seen, chain.references, settings, part, undefined, {
      constantsOnly: true,
    });
    const sets = setsOf(chain, optimized);
    const continuous = training.sliced === null ? {} : continuousOf(chain, optimized, training.sliced);
    yield { heldOut, calibrations: { ...sets, ...continuous } };
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
