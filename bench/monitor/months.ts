import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Histograms } from '../../src/dataset/histograms';
import { totalSpectrumOf } from '../../src/dataset/histograms';
import { alignToProfile } from '../../src/monitor/alignToProfile';
import { loadAutoencoder, type AutoencoderModel } from '../../src/monitor/autoencoder/model';
import { loadTails, type TabulatedTails } from '../../src/monitor/tails';
import { watch, type WatchedRun } from '../../src/monitor/watch';
import { VIP2 } from '../../src/physics/profile';
import type { SimulatedAnomaly } from '../../src/simulate/anomalies/anomaly';
import { GOOD_MONTH, simulateAnomalousRun } from '../../src/simulate/anomalies/simulateAnomalousRun';

const MODELS = fileURLToPath(new URL('../../public/models/', import.meta.url));
const load = (name: string) => Promise.resolve(Uint8Array.from(readFileSync(MODELS + name)).buffer);
export const CONTEXT = {
  signal: new AbortController().signal,
  onProgress: () => undefined,
  breathe: () => Promise.resolve(),
};
const BATCH_DAYS = 2;
export const SLICE_DAYS = 0.25;

/** What months are watched with. */
export interface Equipment {
  readonly model: AutoencoderModel | null;
  readonly tails: TabulatedTails;
}

export async function equipment(): Promise<Equipment> {
  return { model: await loadAutoencoder(VIP2.id, load), tails: await loadTails(load) };
}

/** A simulated month, watched as the page does where there is no calibration yet. */
export interface WatchedMonth {
  readonly histograms: Histograms;
  readonly anomalies: readonly SimulatedAnomaly[];
  readonly startS: number;
  readonly watched: WatchedRun;
  readonly scoringMs: number;
}

/** Simulates and watches a month in which so many detectors have an anomaly. */
export async function watchedMonth(
  seed: number,
  anomalies: number,
  { model, tails }: Equipment,
): Promise<WatchedMonth> {
  const options = { preset: GOOD_MONTH, seed, anomalies };
  const {
    run,
    histograms,
    anomalies: truth,
  } = await simulateAnomalousRun({ ...options, batchLengthDays: BATCH_DAYS }, CONTEXT);
  const { histograms: slices } = await simulateAnomalousRun({ ...options, batchLengthDays: SLICE_DAYS }, CONTEXT);
  const scales = histograms.detectors.map((_, detector) => alignToProfile(totalSpectrumOf(histograms, detector), VIP2));
  const startedMs = performance.now();
  const watched = await watch(
    { histograms, profile: VIP2, scales, reports: [], slices, model, tails, seed: 1 },
    CONTEXT,
  );
  return { histograms, anomalies: truth, startS: run.preset.startS, watched, scoringMs: performance.now() - startedMs };
}
