import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadAutoencoder } from '../../src/monitor/autoencoder/model';
import { countsIn, spectrumOf } from '../../src/dataset/histograms';
import { monitoredRun } from '../../src/monitor/monitoredRun';
import { median } from '../../src/monitor/robust';
import { runStatistics, STATISTIC_IDS } from '../../src/monitor/statistics/all';
import { tailIdOf, tailOf, TAILS_FILE, type TailId } from '../../src/monitor/tails';
import { VIP2 } from '../../src/physics/profile';
import { GOOD_MONTH, simulateAnomalousRun } from '../../src/simulate/anomalies/simulateAnomalousRun';

const MODELS = fileURLToPath(new URL('../../public/models/', import.meta.url));
const CONTEXT = {
  signal: new AbortController().signal,
  onProgress: () => undefined,
  breathe: () => Promise.resolve(),
};
/** Good months behind the tails, and their first seed; the benchmark has others. */
const MONTHS = 20;
const FIRST_SEED = 1000;
const BATCH_DAYS = 2;
/** Slices in which jumps are looked for, days. */
const SLICE_DAYS = 0.25;

/** Tabulates how often chance makes each statistic as large in good runs, and writes the table. */
export async function writeTails(): Promise<void> {
  const load = (name: string) => Promise.resolve(Uint8Array.from(readFileSync(MODELS + name)).buffer);
  const model = await loadAutoencoder(VIP2.id, load);
  const values = new Map<TailId, number[]>();
  const events: number[] = [];
  const add = (id: TailId, statistic: Float64Array) => values.set(id, [...(values.get(id) ?? []), ...statistic]);
  for (let month = 0; month < MONTHS; month++) {
    const options = { preset: GOOD_MONTH, seed: FIRST_SEED + month, anomalies: 0 };
    const { run, histograms } = await simulateAnomalousRun({ ...options, batchLengthDays: BATCH_DAYS }, CONTEXT);
    const { histograms: slices } = await simulateAnomalousRun({ ...options, batchLengthDays: SLICE_DAYS }, CONTEXT);
    events.push(
      ...histograms.detectors.flatMap((_, detector) =>
        histograms.batches.map((__, batch) => countsIn(spectrumOf(histograms, detector, batch))),
      ),
    );
    const monitored = monitoredRun(
      histograms,
      VIP2,
      run.detectors.map(({ scale }) => scale),
      [],
    );
    const { statistics } = await runStatistics({ run: monitored, slices, model, seed: 1 }, CONTEXT);
    for (const id of STATISTIC_IDS) add(id, statistics[id]);
    const alone = await runStatistics({ run: monitored, slices: null, model: null, seed: 1 }, CONTEXT);
    for (const id of ['gain-jump', 'offset-jump'] as const) add(tailIdOf(id, false), alone.statistics[id]);
    console.log(`monitor-tails, month ${month + 1} of ${MONTHS}`);
  }
  const tails = Object.fromEntries([...values].map(([id, all]) => [id, tailOf(all)]));
  const made = {
    months: MONTHS,
    firstSeed: FIRST_SEED,
    profile: VIP2.id,
    batchDays: BATCH_DAYS,
    sliceDays: SLICE_DAYS,
    eventsPerSpectrum: median(events),
  };
  writeFileSync(MODELS + TAILS_FILE, `${JSON.stringify({ format: 'halfmax-tails/1', made, tails }, null, 1)}\n`);
}
