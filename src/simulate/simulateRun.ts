import { emptyEventList, type EventList } from '../dataset/eventList';
import { HistogramBuilder } from '../dataset/histogramBuilder';
import type { Histograms } from '../dataset/histograms';
import type { Slices } from '../dataset/slices';
import type { TaskContext } from '../dataset/task';
import { VIP2 } from '../physics/profile';
import { planRun, type SimulatedRun } from './planRun';
import { SIMULATION_PRESETS, type SimulationPresetName } from './presets';
import { simulateEvents, type EventSink } from './simulateEvents';

/** Seed of the built-in demo run. */
export const DEMO_SEED = 20221201;

const EVENTS_AT_ONCE = 65536;

export interface SimulatedHistograms {
  readonly run: SimulatedRun;
  readonly histograms: Histograms;
  /** What `histograms` was put together from. */
  readonly slices: Slices;
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
  return { run, ...(await binnedEvents(run, options.batchLengthDays, context)) };
}

/** The events of a simulated run, or of a `replica` of it, binned in batches of `batchLengthDays`. */
export async function binnedEvents(
  run: SimulatedRun,
  batchLengthDays: number,
  context: TaskContext,
  replica = 0,
): Promise<Omit<SimulatedHistograms, 'run'>> {
  const builder = new HistogramBuilder({ batchLengthDays, overflowAdc: VIP2.overflowAdc });
  let events = 0;
  const { sink, flush } = bufferedSink((list) => {
    builder.addEvents(list);
    events += list.length;
  });
  await simulateEvents(run, sink, context, replica);
  flush();
  return { ...builder.buildWithSlices(), events };
}

/** Gathers single events in columns and hands them over many at a time; `flush` hands over the rest. */
function bufferedSink(take: (list: EventList) => void): { readonly sink: EventSink; readonly flush: () => void } {
  const list = emptyEventList(EVENTS_AT_ONCE, { bus: false, time: true });
  const flush = () => {
    take(list);
    list.length = 0;
  };
  const sink: EventSink = (sdd, timeS, adc) => {
    const row = list.length++;
    list.sdd[row] = sdd;
    if (list.timeS !== null) list.timeS[row] = timeS;
    list.adc[row] = adc;
    if (list.length === EVENTS_AT_ONCE) flush();
  };
  return { sink, flush };
}
