import { emptyEventList } from '../../dataset/eventList';
import { HistogramBuilder } from '../../dataset/histogramBuilder';
import type { Histograms } from '../../dataset/histograms';
import type { TaskContext } from '../../dataset/task';
import { VIP2 } from '../../physics/profile';
import { planRun, type SimulatedRun } from '../planRun';
import type { SimulationPreset } from '../presets';
import type { SimulatedAnomaly } from './anomaly';
import { drawAnomalies } from './drawAnomalies';
import { simulateAnomalousEvents } from './injectAnomalies';

const EVENTS_AT_ONCE = 65536;

/** What to simulate: detectors without faults of their own, so that the anomalies are all that is wrong. */
export interface AnomalousRunOptions {
  readonly preset: SimulationPreset;
  readonly seed: number;
  /** Detectors with an anomaly; 0 for a good run. */
  readonly anomalies: number;
  readonly batchLengthDays: number;
}

export interface AnomalousRun {
  readonly run: SimulatedRun;
  readonly histograms: Histograms;
  readonly anomalies: readonly SimulatedAnomaly[];
}

/** A binned run in which some detectors misbehave, with the truth of it. Same options, same counts. */
export async function simulateAnomalousRun(options: AnomalousRunOptions, context: TaskContext): Promise<AnomalousRun> {
  const run = planRun(options.preset, options.seed);
  const anomalies = drawAnomalies(run, options.anomalies);
  const builder = new HistogramBuilder({ batchLengthDays: options.batchLengthDays, overflowAdc: VIP2.overflowAdc });
  const list = emptyEventList(EVENTS_AT_ONCE, { bus: false, time: true });
  const flush = () => {
    builder.addEvents(list);
    list.length = 0;
  };
  await simulateAnomalousEvents(
    run,
    anomalies,
    (sdd, timeS, adc) => {
      const row = list.length++;
      list.sdd[row] = sdd;
      if (list.timeS !== null) list.timeS[row] = timeS;
      list.adc[row] = adc;
      if (list.length === EVENTS_AT_ONCE) flush();
    },
    context,
  );
  flush();
  return { run, histograms: builder.build(), anomalies };
}

/** A month of VIP-2 whose detectors have no faults. */
export const GOOD_MONTH: SimulationPreset = {
  detectors: 32,
  days: 30,
  startS: 1669852800,
  rate: 1,
  driftRmsEv: [4, 16],
  dead: 0,
  spurious: 0,
  wide: 0,
  stepped: 0,
  hasNoiseInterval: false,
};
