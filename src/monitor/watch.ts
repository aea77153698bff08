import { SECONDS_PER_DAY } from '../dataset/secondsPerDay';
import type { TaskContext } from '../dataset/task';
import type { AdcReport } from '../peaks/realAdc/adcReport';
import type { Profile } from '../physics/profile';
import type { AutoencoderModel } from './autoencoder/model';
import type { Scale } from './energyGrid';
import { kindScores, type KindScores } from './flags/batchFlags';
import { monitoredRun } from './monitoredRun';
import { runStatistics, type RunStatistics } from './statistics/all';
import type { MonitoredRun } from './statistics/statistic';
import { countsIn, spectrumOf, type Batch, type Histograms } from '../dataset/histograms';
import { ownTails, type OwnTails } from './null/ownTails';
import { median } from './robust';
import { isLike, scoreOf, type TabulatedTails } from './tails';

/** What a run is watched with. */
export interface WatchInput {
  readonly histograms: Histograms;
  readonly profile: Profile;
  /** One per detector; null where there is none. */
  readonly scales: readonly (Scale | null)[];
  readonly reports: readonly AdcReport[];
  /** The run in shorter slices; null where there are none. */
  readonly slices: Histograms | null;
  readonly model: AutoencoderModel | null;
  readonly tails: TabulatedTails;
  readonly seed: number;
}

/** A watched run: everything that flags are made of, whatever the false-alarm rate. */
export interface WatchedRun {
  readonly run: MonitoredRun;
  readonly made: RunStatistics;
  readonly scores: KindScores;
  readonly autoencoderScores: Float64Array;
  /** Good spectra like the run's own that the scores rest on; null where those of the table are like it. */
  readonly ownGoodSpectra: number | null;
}

/** With fewer batches a detector has no usual behaviour to be held against. */
export const FEWEST_BATCHES = 4;

/** Scores every spectrum of a run in every test. */
export async function watch(input: WatchInput, context: TaskContext): Promise<WatchedRun> {
  const { histograms, profile, scales, reports, slices, model, tails: table, seed } = input;
  const run = monitoredRun(histograms, profile, scales, reports);
  await context.breathe();
  const made = await runStatistics({ run, slices, model, seed }, context);
  const isTabulated = isLike(table, {
    profile: profile.id,
    batchDays: medianDays(histograms.batches),
    sliceDays: slices === null ? null : medianDays(slices.batches),
    events: median(
      run.detectors.flatMap(({ detector }) =>
        histograms.batches.map((_, batch) => countsIn(spectrumOf(histograms, detector, batch))),
      ),
    ),
  });
  const own: OwnTails | null =
    isTabulated || histograms.batches.length < FEWEST_BATCHES
      ? null
      : await ownTails(run, slices, { model, table: table.tails, reports, seed }, context);
  const tails = own?.tails ?? table.tails;
  return {
    run,
    made,
    ownGoodSpectra: own?.spectra ?? null,
    scores: kindScores(made, tails, slices !== null),
    autoencoderScores: made.statistics.autoencoder.map((value) => scoreOf(tails.autoencoder, value)),
  };
}

function medianDays(batches: readonly Batch[]): number {
  return median(
    batches.map(({ start, stop }) => (start === null || stop === null ? NaN : (stop - start) / SECONDS_PER_DAY)),
  );
}
