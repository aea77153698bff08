import type { Histograms } from '../../dataset/histograms';
import type { TaskContext } from '../../dataset/task';
import { adapted } from '../autoencoder/adapt';
import type { AutoencoderModel } from '../autoencoder/model';
import { reconstruct } from '../autoencoder/reconstruct';
import { readingsOf } from '../jumps/readings';
import { principalComponents, reconstructByComponents } from '../principalComponents';
import { combSignificance } from './comb';
import { gainJump, jumpsOfRun, offsetJump, type TimedJump } from './jump';
import { positionOutlier, ratioOutlier, widthExcess } from './lines';
import { ownMeanChi2 } from './ownMeanChi2';
import { rateDeficit } from './rate';
import { reconstructionExcess } from './reconstruction';
import { noiseExcess, pileUpExcess } from './regions';
import { driftWithin, sliceReadings } from './slices';
import { spikeExcess } from './spikes';
import type { MonitoredRun, Statistic } from './statistic';
import { goodRows, wholeSpectra, type WholeSpectra } from './wholeSpectra';

/** Every way in which a spectrum is held against what is expected of it. */
export const STATISTIC_IDS = [
  'rate',
  'ratio',
  'position',
  'width',
  'gain-jump',
  'offset-jump',
  'noise',
  'pile-up',
  'spike',
  'comb',
  'chi2',
  'pca',
  'autoencoder',
] as const;
export type StatisticId = (typeof STATISTIC_IDS)[number];

/** All statistics of a run, and what they were made of. */
export interface RunStatistics {
  readonly statistics: Readonly<Record<StatisticId, Statistic>>;
  readonly jumps: readonly (readonly (TimedJump | null)[])[];
  readonly spectra: WholeSpectra;
  /** What the adapted autoencoder makes of `spectra`, in the same shape; null without a model. */
  readonly reconstruction: Float32Array | null;
}

export interface StatisticsInput {
  readonly run: MonitoredRun;
  /** The run in shorter slices of time; null where there is none: then the batches tell of jumps. */
  readonly slices: Histograms | null;
  /** Null where there is no model for the profile, or no backend: that statistic is then NaN. */
  readonly model: AutoencoderModel | null;
  readonly seed: number;
}

const COMPONENTS = 8;
/** Spectra that agree with their own mean this well teach the autoencoder and the components. */
const GOOD_CHI2 = 2;

/** Makes every statistic of a run. The autoencoder is adapted to the run's own good spectra first. */
export async function runStatistics(input: StatisticsInput, context: TaskContext): Promise<RunStatistics> {
  const { run, slices, model, seed } = input;
  const readings =
    slices === null ? run.detectors.map(({ aligned }) => readingsOf(aligned)) : sliceReadings(run, slices);
  const jumps = jumpsOfRun(run, readings, (slices ?? run.histograms).batches);
  await context.breathe();
  const chi2 = ownMeanChi2(run);
  const spectra = wholeSpectra(run);
  const good = goodRows(spectra, chi2, GOOD_CHI2);
  const components = principalComponents(good, COMPONENTS, seed);
  await context.breathe();
  const reconstruction = model === null ? null : await reconstructAdapted(model, spectra, good, seed, context);
  return {
    statistics: {
      rate: rateDeficit(run),
      ratio: ratioOutlier(run),
      position: positionOutlier(run),
      width: widthExcess(run, driftWithin(run, slices, readings)),
      'gain-jump': gainJump(run, jumps),
      'offset-jump': offsetJump(run, jumps),
      noise: noiseExcess(run),
      'pile-up': pileUpExcess(run),
      spike: spikeExcess(run),
      comb: combSignificance(run),
      chi2,
      pca: reconstructionExcess(run, spectra, reconstructByComponents(components, spectra.counts)),
      autoencoder: reconstruction === null ? chi2.map(() => NaN) : reconstructionExcess(run, spectra, reconstruction),
    },
    jumps,
    spectra,
    reconstruction,
  };
}

async function reconstructAdapted(
  model: AutoencoderModel,
  { counts }: WholeSpectra,
  good: Float32Array,
  seed: number,
  context: TaskContext,
): Promise<Float32Array> {
  const own = await adapted(model, good, seed, context);
  return reconstruct(own, counts, () => context.breathe());
}
