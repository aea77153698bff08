import { SECONDS_PER_DAY } from '../../dataset/secondsPerDay';
import { batchesOfSlices } from '../../dataset/batchesOfSlices';
import { HalfmaxError } from '../../dataset/errors';
import { countsIn, totalSpectrumOf, type Histograms } from '../../dataset/histograms';
import type { Run } from '../../dataset/run';
import { runWithout, withoutExcluded } from '../../dataset/selection';
import { alignToProfile } from '../../monitor/alignToProfile';
import { loadAutoencoder } from '../../monitor/autoencoder/model';
import type { Scale } from '../../monitor/energyGrid';
import { monitorReport } from '../../monitor/report';
import { loadTails } from '../../monitor/tails';
import { watch } from '../../monitor/watch';
import type { Jobs } from '../protocol';
import { adcReports, screenCleaned } from './adcReports';
import type { Job, JobContext, LoadedRun, Watch } from './context';
import { profileIn } from './profileIn';

/** Slices in which steps are looked for, days, and what passes for one, seconds. */
const SLICE_DAYS = 0.25;
const LONGEST_SLICE_S = SECONDS_PER_DAY * SLICE_DAYS + 1;
/** Spectra of more memory are not held. */
const MOST_BYTES = 256 * 2 ** 20;
/** A detector with fewer counts shows no lines to find a scale by. */
const FEWEST_COUNTS = 2000;

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
  const slices = slicesOf(runWithout(loaded.run, calibrated?.settings.excludedStretches ?? []));
  const [model, tails] = await Promise.all([
    workspace.backend === null ? null : loadAutoencoder(profile.id, loadModel),
    loadTails(loadModel),
  ]);
  context.onProgress({ stage: 'Watching the array', fraction: 0 });
  const known = calibrated !== null && calibrated.adc.length > 0 ? calibrated.adc : null;
  const reports = known ?? (await adcReports(whole, profile, context));
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

/** The run in short slices; null where it has none. */
function slicesOf({ slices }: Run): Histograms | null {
  if (slices === undefined) return null;
  const { detectors, channelCount } = slices;
  const [first, last] = [slices.batches[0], slices.batches.at(-1)];
  const count = ((last?.stop ?? 0) - (first?.start ?? 0)) / (SECONDS_PER_DAY * SLICE_DAYS);
  if (4 * detectors.length * count * channelCount > MOST_BYTES) return null;
  const shorter = batchesOfSlices(slices, SLICE_DAYS)?.histograms ?? null;
  // Batches that files brought stay as long as they are.
  const isShort = shorter?.batches.every(
    ({ start, stop }) => start !== null && stop !== null && stop - start <= LONGEST_SLICE_S,
  );
  return isShort === true ? shorter : null;
}
