import type { Histograms } from '../../dataset/histograms';
import type { TaskContext } from '../../dataset/task';
import type { AdcReport } from '../../peaks/realAdc/adcReport';
import type { AutoencoderModel } from '../autoencoder/model';
import { monitoredRun } from '../monitoredRun';
import { runStatistics, STATISTIC_IDS } from '../statistics/all';
import type { MonitoredRun } from '../statistics/statistic';
import { matchedTail, tailIdOf, type TailId, type Tails } from '../tails';
import { goodTwin } from './goodTwin';

/** Good spectra that tails are made of, at least, and in how many twins at most. */
const SPECTRA = 1500;
const MOST_TWINS = 20;

/** Tails of a run's own, and of how many good spectra they were made. */
export interface OwnTails {
  readonly tails: Tails;
  readonly spectra: number;
}

/**
 * How often chance makes each statistic as large in a run like this one: of good twins simulated from its own counts. Beyond what
 * so few spectra tell, the shape of the tabulated tails goes on.
 */
export async function ownTails(
  run: MonitoredRun,
  slices: Histograms | null,
  {
    model,
    table,
    reports,
    seed,
  }: {
    readonly model: AutoencoderModel | null;
    readonly table: Tails;
    readonly reports: readonly AdcReport[];
    readonly seed: number;
  },
  context: TaskContext,
): Promise<OwnTails> {
  const { histograms, profile } = run;
  const each = run.detectors.length * histograms.batches.length;
  const twins = Math.min(Math.ceil(SPECTRA / Math.max(each, 1)), MOST_TWINS);
  const scales = histograms.detectors.map(
    (_, detector) => run.detectors.find((own) => own.detector === detector)?.p ?? null,
  );
  const values = new Map<TailId, number[]>();
  for (let number = 0; number < twins; number++) {
    context.onProgress({ stage: 'Watching good twins of the run', fraction: number / twins });
    await context.breathe();
    const twin = goodTwin(run, slices, seed, number);
    const good = monitoredRun(twin.histograms, profile, scales, reports);
    const { statistics } = await runStatistics({ run: good, slices: twin.slices, model, seed }, context);
    for (const id of STATISTIC_IDS) {
      const tail = tailIdOf(id, slices !== null);
      values.set(tail, [...(values.get(tail) ?? []), ...statistics[id]]);
    }
  }
  const own = [...values].map(([id, all]) => [id, matchedTail(table[id], all)] as const);
  return { tails: { ...table, ...Object.fromEntries(own) }, spectra: twins * each };
}
