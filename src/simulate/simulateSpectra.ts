import type { DetectorKey } from '../dataset/detector';
import type { Batch, Histograms } from '../dataset/histograms';
import type { TaskContext } from '../dataset/task';
import { SECONDS_PER_DAY } from '../dataset/secondsPerDay';
import { randomSource } from '../math/random';
import { eventKindsOf } from './eventKinds';
import type { SimulatedRun } from './planRun';
import { drawStretch } from './simulateEvents';

/** Keeps these events apart from those of `simulateEvents`. */
const SPECTRA_STREAM = 0x73706563;

/** What the spectra of a simulated run are to look like. */
export interface SpectraPlan {
  readonly run: SimulatedRun;
  /** Names of the run's detectors, in their order. */
  readonly keys: readonly DetectorKey[];
  readonly batches: readonly Batch[];
  readonly channelCount: number;
  /** Rate in each batch relative to the detector's mean, shape (detector, batch), row major; 0 for a gap. */
  readonly rates: Float64Array;
}

/** When a batch is, seconds into an imaginary clock for batches without time: a day each. */
export function spanOf({ start, stop }: Batch, index: number): { readonly startS: number; readonly stopS: number } {
  return start === null || stop === null
    ? { startS: index * SECONDS_PER_DAY, stopS: (index + 1) * SECONDS_PER_DAY }
    : { startS: start, stopS: stop };
}

/**
 * Draws the spectra of a run batch by batch, each event with the energy scale of its own time. Events beyond the last
 * channel are lost. Same run (its seed) and same `replica`, same spectra; another replica gives other events of the same
 * detectors.
 */
export async function simulateSpectra(plan: SpectraPlan, context: TaskContext, replica = 0): Promise<Histograms> {
  const { run, keys, batches, channelCount, rates } = plan;
  const counts = new Uint32Array(keys.length * batches.length * channelCount);
  const random = randomSource(run.seed, SPECTRA_STREAM + replica);
  for (const [index, detector] of run.detectors.entries()) {
    context.onProgress({ stage: 'Simulating events', fraction: index / run.detectors.length });
    await context.breathe();
    const kinds = eventKindsOf(detector);
    batches.forEach((batch, column) => {
      const rate = rates[index * batches.length + column] ?? 0;
      const scaled = kinds.map((kind) => ({ ...kind, perDay: kind.perDay * rate }));
      const { startS, stopS } = spanOf(batch, column);
      const first = (index * batches.length + column) * channelCount;
      drawStretch(random, detector, scaled, startS - run.preset.startS, stopS - run.preset.startS, (_, adc) => {
        if (adc < channelCount) counts[first + adc] = (counts[first + adc] ?? 0) + 1;
      });
    });
  }
  const overflow = new Uint32Array(keys.length);
  return { detectors: keys, batches, channelCount, counts, overflow, stated: keys.map(() => null) };
}
