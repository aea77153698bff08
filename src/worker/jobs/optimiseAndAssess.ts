import { assess, type HeldOutFold } from '../../assess/assess';
import { displacements } from '../../assess/displacements';
import { optimisationLimits } from '../../assess/optimisationLimits';
import type { AnalysisSettings } from '../../assess/results';
import type { CalibrationChain } from '../../calibrate/chain';
import { restsOn } from '../../calibrate/interestRows';
import type { CalibrationSets } from '../../calibrate/energyCalibration';
import {
  calibrationsAt,
  finishCopperDescent,
  optimiseCopper,
  startCopperDescent,
  type CopperListener,
  type OptimisedCalibrations,
} from '../../calibrate/optimiseCopper';
import { recordUpTo } from '../../calibrate/optimise/record';
import type { Histograms } from '../../dataset/histograms';
import type { LineId } from '../../physics/lines';
import type { TaskContext } from '../../dataset/task';
import type { Reoptimised } from '../protocol';
import { hiddenOf, limitOf } from './blinding';
import { continuousOf, copperView, optimisedSpectrum } from './copperInTime';
import type { CalibratedRun } from './calibratedRun';
import type { JobContext } from './context';
import type { HeldDescent } from './heldDescent';
import { stageOf } from './stage';
import { foldInTime } from './timeView';

/** Live spectra sent per optimisation: each sums the whole run anew. */
const LIVE_SPECTRA = 8;

/** Where in the whole job this part lies, 0 to 1. */
interface Span {
  readonly from: number;
  readonly to: number;
}

/** What has been found, and the descent that found it, which can be looked at until it is disposed of. */
interface Outcome {
  readonly result: Reoptimised;
  readonly descent: HeldDescent;
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
  span: Span,
): Promise<Outcome> {
  const startedMs = context.nowMs();
  const stage = stageOf(context, 'Optimise', span.from, span.from + 0.25 * (span.to - span.from));
  const options = { leftOutSeed: settings.seed, line: calibrated.optimised };
  const seen = copperView(histograms, calibrated.full, calibrated.sliced, settings.seed);
  const copper = await startCopperDescent(seen, calibrated.full.references, settings, stage, options);
  try {
    const optimised = await finishCopperDescent(copper, stage, liveView(histograms, calibrated, settings, context));
    const optimiseMs = context.nowMs() - startedMs;
    const result = await assessed(histograms, calibrated, settings, optimised, context, span);
    const timings = timingsOf(calibrated, context, optimiseMs, context.nowMs() - startedMs - optimiseMs);
    return { result: { ...result, timings }, descent: { settings, calibrated, copper } };
  } catch (error) {
    copper.descent.dispose();
    throw error;
  }
}

async function assessed(
  histograms: Histograms,
  calibrated: CalibratedRun,
  settings: AnalysisSettings,
  optimised: OptimisedCalibrations,
  context: JobContext,
  { from, to }: Span,
): Promise<Omit<Reoptimised, 'timings'>> {
  const at = (share: number) => from + (to - from) * share;
  const { sliced, full } = calibrated;
  const movedBy = calibrated.optimised?.line ?? null;
  const calibration = setsOf(calibrated.full, optimised.optimized);
  const continuous = sliced === null ? null : continuousOf(full, optimised.optimized, sliced);
  const assessment = await assess(
    {
      histograms: sliced?.slices ?? histograms,
      calibrations: continuous === null ? calibration : { ...calibration, ...continuous },
      folds: foldsOf(histograms, calibrated, settings, stageOf(context, 'Cross-validate', at(0.25), at(0.8))),
      lines: calibrated.lines,
      interest: calibrated.interest,
      bins: calibrated.bins,
      tail: calibrated.tail,
      predictedFwhmEv: calibrated.predictedFwhmEv,
      interestFwhmEv: calibrated.interestFwhmEv,
      movedBy,
      scaleChange: scaleChangeOf(optimised, movedBy),
      seed: settings.seed,
      bootstrapReplicas: settings.bootstrapReplicas,
    },
    stageOf(context, 'Assess', at(0.8), at(1)),
  );
  const upperLimit = await limitOf(assessment, calibrated.tail, settings, context);
  const { loss, optimiser, learningRate, schedule, earlyStopping } = settings;
  const { record, usedIteration, stoppedBecause } = optimised;
  const iterations = record.logLikelihood.length - 1;
  const limits = optimisationLimits({
    batches: histograms.batches.length,
    line: movedBy,
    interest: calibrated.interest.line,
    restsOnLine: movedBy !== null && full.references.some(({ reference }) => restsOn(reference, movedBy)),
  });
  const used = { loss, optimiser, learningRate, iterations, schedule, earlyStopping };
  return {
    ...assessment,
    // Of the batches in either case: a batch is what was moved.
    displacements: displacements(calibration.reference, calibration.optimized, movedBy ?? 'CuKa'),
    upperLimit,
    settings,
    calibration,
    ...(continuous === null ? {} : { continuous }),
    optimisation: { ...used, ...recordUpTo(record, iterations), usedIteration, stoppedBecause, line: movedBy, limits },
    warnings: [...calibrated.warnings, ...assessment.warnings],
  };
}

/** Of another line than copper, which is too weak for it to matter. */
function scaleChangeOf({ record, usedIteration }: OptimisedCalibrations, movedBy: LineId | null): number | null {
  if (movedBy === null || movedBy === 'CuKa') return null;
  return (record.gainDriftPercent[usedIteration] ?? 0) / 100;
}

function setsOf({ standard, reference }: CalibrationChain, optimized: CalibrationSets['optimized']): CalibrationSets {
  return { standard, reference, optimized };
}

function liveView(
  histograms: Histograms,
  { sliced, full, bins }: CalibratedRun,
  settings: AnalysisSettings,
  context: JobContext,
): CopperListener {
  const every = Math.max(1, Math.ceil(settings.iterations / LIVE_SPECTRA));
  return (copper) => {
    const { iteration, record, isDone } = copper.descent;
    if (iteration % every !== 0 && !isDone) return;
    const { calibrations } = calibrationsAt(copper, iteration);
    const summed = optimisedSpectrum(histograms, full, calibrations, sliced, { seed: settings.seed, bins });
    const spectrum = hiddenOf(summed, settings, context);
    context.onUpdate({ kind: 'optimisation', update: { iteration, record: recordUpTo(record, iteration), spectrum } });
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
    const seen = copperView(training.histograms, chain, training.sliced, settings.seed);
    const count = calibrated.folds.length;
    const part = stageOf(context, 'Cross-validate', fold / count, (fold + 1) / count);
    // Early stopping is a choice like any other: each fold makes it anew, by an inner split of its own training part.
    const leftOutSeed = settings.earlyStopping > 0 ? settings.seed : null;
    const options = { constantsOnly: true, leftOutSeed, line: calibrated.optimised };
    const optimised = await optimiseCopper(seen, chain.references, settings, part, options);
    const { optimized } = optimised;
    const sets = setsOf(chain, optimized);
    const scaleChange = scaleChangeOf(optimised, calibrated.optimised?.line ?? null);
    const continuous = training.sliced === null ? {} : continuousOf(chain, optimized, training.sliced);
    yield { heldOut, calibrations: { ...sets, ...continuous }, scaleChange };
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
