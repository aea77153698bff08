import { HistogramBuilder } from '../dataset/histogramBuilder';
import type { Histograms } from '../dataset/histograms';
import type { TaskContext } from '../dataset/task';
import { VIP2 } from '../physics/profile';
import { planRun, type SimulatedRun } from './planRun';
import { SIMULATION_PRESETS, type SimulationPresetName } from './presets';
import { simulateEvents } from './simulateEvents';

/** Seed of the built-in demo run. */
export const DEMO_SEED = 20221201;

export interface SimulatedHistograms {
  readonly run: SimulatedRun;
  readonly histograms: Histograms;
  /** All events, overflow included. */
  readonly events: number;
}

/**
 * Simulates a run and bins it like one that was read from a file, in batches of `batchLengthDays`. `run` holds the
 * truth (`truthOf`). Same preset and seed, same spectra.
 */
export async function simulateRun(
  options: { readonly preset: SimulationPresetName; readonly seed: number; readonly batchLengthDays: number },
  context: TaskContext,
): Promise<SimulatedHistograms> {
  const run = planRun(SIMULATION_PRESETS[options.preset], options.seed);
  const builder = new HistogramBuilder({
    batchLengthDays: options.batchLengthDays,
    overflowAdc: VIP2.overflowAdc,
  });
  let events = 0;
  const add = (sdd: number, timeS: number, adc: number) => {
    builder.addEvent(-1, sdd, timeS, adc);
    events++;
  };
  await simulateEvents(run, add, context);
  return { run, histograms: builder.build(), events };
}
