import { HalfmaxError } from '../../dataset/errors';
import { countsIn, totalSpectrumOf, type Histograms } from '../../dataset/histograms';
import { withoutExcluded } from '../../dataset/selection';
import type { TaskContext } from '../../dataset/task';
import { readRun } from '../../ingest/readRun';
import { alignToProfile } from '../../monitor/alignToProfile';
import { loadAutoencoder } from '../../monitor/autoencoder/model';
import type { Scale } from '../../monitor/energyGrid';
import { monitorReport } from '../../monitor/report';
import { loadTails } from '../../monitor/tails';
import { watch } from '../../monitor/watch';
import type { Profile } from '../../physics/profile';
import { DEMO_SEED, simulateRun } from '../../simulate/simulateRun';
import type { Jobs } from '../protocol';
import { adcReports, screenCleaned } from './adcReports';
import type { Job, JobContext, LoadedRun, Watch } from './context';
import { profileIn } from './profileIn';
import { stageOf } from './stage';

/** Slices in which steps are looked for, days, and how much shorter than the batches they have to be. */
const SLICE_DAYS = 0.25;
const LEAST_SLICES_PER_BATCH = 2;
/** A run of more events is not read a second time, and spectra of more memory are not held. */
const MOST_EVENTS = 20e6;
const MOST_BYTES = 256 * 2 ** 20;
/** A detector with fewer counts shows no lines to find a scale by. */
const FEWEST_COUNTS = 2000;
/** Share of the job that is reading: progress only. */
const READ_TO = 0.5;

/**
 * Scores every spectrum and says what is odd. A run that was scored already is only judged anew, by another rate of false
 * alarms. Detectors are on the scale of the last analysis, or aligned with the profile's lines where it has none.
 */
export const monitor: Job<'monitor'> = async (input, context) => {
  const { workspace } = context;
  const { loaded, calibrated } = workspace;
  if (loaded === null) throw new HalfmaxError('empty', 'No data are loaded: drop files or load the demo run first');
  const known = workspace.watch;
  const own =
    known !== null && known.loaded === loaded && known.calibrated?.full === calibrated?.full
      ? known
      : await score(loaded, input, context);
  if (workspace.loaded !== loaded) throw new HalfmaxError('cancelled', 'Another run was loaded meanwhile');
  const report = monitorReport({
    ...own.watched,
    evidence: own.evidence,
    falseAlarmRate: input.falseAlarmRate,
    sliceDays: own.sliceDays,
    scoringMs: own.scoringMs,
  });
  workspace.watch = { ...own, report };
  return report;
};

async function score(
  loaded: LoadedRun,
  input: Jobs['monitor']['input'],
  context: JobContext,
): Promise<Omit<Watch, 'report'>> {
  const { workspace, loadModel } = context;
  const { calibrated } = workspace;
  const profile = profileIn(workspace, calibrated?.settings.profile ?? input.profile);
  const whole = loaded.run.histograms;
  const histograms = withoutExcluded(whole, calibrated?.settings.excludedStretches ?? []);
  const slices = await slicesOf(whole, input.source, profile, stageOf(context, 'Reading slices', 0, READ_TO));
  const [model, tails] = await Promise.all([
    workspace.backend === null ? null : loadAutoencoder(profile.id, loadModel),
    loadTails(loadModel),
  ]);
  context.onProgress({ stage: 'Watching the array', fraction: READ_TO });
  const reports = calibrated !== null && calibrated.adc.length > 0 ? calibrated.adc : adcReports(whole, profile);
  const channels = calibrated?.channels ?? screenCleaned(whole, reports);
  const startedMs = context.nowMs();
  const scales = whole.detectors.map((_, detector): Scale | null => {
    const standard = calibrated?.full.standard.find((entry) => entry.detector === detector);
    if (standard !== undefined) return standard.p;
    const { fault } = channels[detector] ?? {};
    const spectrum = totalSpectrumOf(histograms, detector);
    if (fault === 'dead' || fault === 'starved' || countsIn(spectrum) < FEWEST_COUNTS) return null;
    return alignToProfile(spectrum, profile);
  });
  const watched = await watch(
    { histograms, profile, scales, reports, slices, model, tails, seed: calibrated?.settings.seed ?? 1 },
    context,
  );
  return {
    loaded,
    calibrated,
    watched,
    evidence: { histograms: whole, channels, reports },
    sliceDays: slices === null ? null : SLICE_DAYS,
    scoringMs: context.nowMs() - startedMs,
  };
}

/** The run in short slices, read a second time; null where it has no times, its own batches, or too many events. */
async function slicesOf(
  histograms: Histograms,
  source: Jobs['monitor']['input']['source'],
  { overflowAdc }: Profile,
  context: TaskContext,
): Promise<Histograms | null> {
  const { batches, detectors, channelCount } = histograms;
  const [start, stop] = [batches[0]?.start ?? null, batches.at(-1)?.stop ?? null];
  if (start === null || stop === null) return null;
  const slices = (stop - start) / (86400 * SLICE_DAYS);
  if (slices < LEAST_SLICES_PER_BATCH * batches.length) return null;
  if (4 * detectors.length * slices * channelCount > MOST_BYTES || countsIn(histograms.counts) > MOST_EVENTS)
    return null;
  const shorter =
    source.kind === 'demo'
      ? (await simulateRun({ preset: 'month', seed: DEMO_SEED, batchLengthDays: SLICE_DAYS }, context)).histograms
      : (await readRun(source.files, { batchLengthDays: SLICE_DAYS, overflowAdc }, context)).histograms;
  // Histograms with batches of their own stay as they are.
  return shorter.batches.length < LEAST_SLICES_PER_BATCH * batches.length ? null : shorter;
}
