import type { Histograms } from '../dataset/histograms';
import type { TaskContext } from '../dataset/task';
import type { AdcReport } from '../peaks/realAdc/adcReport';
import type { Profile } from '../physics/profile';
import type { AutoencoderModel } from './autoencoder/model';
import type { Scale } from './energyGrid';
import { kindScores, type KindScores } from './flags/batchFlags';
import { monitoredRun } from './monitoredRun';
import { runStatistics, type RunStatistics } from './statistics/all';
import type { MonitoredRun } from './statistics/statistic';
import { scoreOf, type Tails } from './tails';

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
  readonly tails: Tails;
  readonly seed: number;
}

/** A watched run: everything that flags are made of, whatever the false-alarm rate. */
export interface WatchedRun {
  readonly run: MonitoredRun;
  readonly made: RunStatistics;
  readonly scores: KindScores;
  readonly autoencoderScores: Float64Array;
}

/** Scores every spectrum of a run in every test. */
export async function watch(input: WatchInput, context: TaskContext): Promise<WatchedRun> {
  const { histograms, profile, scales, reports, slices, model, tails, seed } = input;
  const run = monitoredRun(histograms, profile, scales, reports);
  await context.breathe();
  const made = await runStatistics({ run, slices, model, seed }, context);
  return {
    run,
    made,
    scores: kindScores(made, tails, slices !== null),
    autoencoderScores: made.statistics.autoencoder.map((value) => scoreOf(tails.autoencoder, value)),
  };
}
