import { randomSource, type RandomSource } from '../../math/random';
import type { SimulatedRun } from '../planRun';
import { simulateEvents, type EventSink } from '../simulateEvents';
import type { TaskContext } from '../../dataset/task';
import { SECONDS_PER_DAY } from '../../dataset/secondsPerDay';
import { exponentialAdc } from '../eventKinds';
import type { SimulatedAnomaly } from './anomaly';

/** Last channel of the ADC: what saturates stays there. */
const LAST_ADC = 4095;
/** A dead detector records the noise of its trigger below this channel. */
const NOISE_BELOW_ADC = 250;
/** Streams far from those of truth and events. */
const ANOMALY_STREAM = 1000;

/** Draws the events of `run` as `simulateEvents` does, with `anomalies` in them. Same run and anomalies, same events. */
export async function simulateAnomalousEvents(
  run: SimulatedRun,
  anomalies: readonly SimulatedAnomaly[],
  sink: EventSink,
  context: TaskContext,
): Promise<void> {
  const random = randomSource(run.seed, ANOMALY_STREAM);
  const bySdd = new Map<number, readonly SimulatedAnomaly[]>();
  for (const anomaly of anomalies) bySdd.set(anomaly.sdd, [...(bySdd.get(anomaly.sdd) ?? []), anomaly]);
  const lastAdc = new Map<number, number>();
  const changing: EventSink = (sdd, timeS, adc) => {
    const seconds = timeS - run.preset.startS;
    let seen: number | null = adc;
    for (const anomaly of bySdd.get(sdd) ?? []) {
      if (seen === null || adc >= LAST_ADC || seconds < anomaly.startS || seconds >= anomaly.stopS) continue;
      seen = changed(random, anomaly, seen, lastAdc.get(sdd) ?? 0);
    }
    lastAdc.set(sdd, adc);
    if (seen !== null && seen >= 0) sink(sdd, timeS, Math.min(seen, LAST_ADC));
  };
  await simulateEvents(run, changing, context);
  for (const anomaly of anomalies) addEvents(random, run, anomaly, sink);
}

/** What becomes of an event in channel `adc`; null where it is lost. `before` is the channel of the event before it. */
function changed(random: RandomSource, anomaly: SimulatedAnomaly, adc: number, before: number): number | null {
  switch (anomaly.kind) {
    case 'dead':
      return adc < NOISE_BELOW_ADC ? adc : null;
    case 'starved':
      return random.uniform() < anomaly.keptShare ? adc : null;
    case 'baseline':
      return smeared(random, adc + anomaly.shiftAdc);
    case 'gain-step':
      return smeared(random, adc + anomaly.relative * (adc - anomaly.zeroAdc));
    case 'broad':
      return Math.round(adc + anomaly.extraSigmaAdc * random.normal());
    case 'pile-up':
      if (random.uniform() >= anomaly.share || before < NOISE_BELOW_ADC) return adc;
      return Math.round(adc + random.uniform() ** 0.5 * (before - anomaly.zeroAdc));
    case 'comb':
      return adc % anomaly.period === 0 && random.uniform() < anomaly.share ? adc + 1 : adc;
    case 'noise-spike':
    case 'burst':
      return adc;
  }
}

/** Rounds to a neighbouring channel at random, so that a shift by a part of a channel makes no comb. */
function smeared(random: RandomSource, adc: number): number {
  return Math.floor(adc + random.uniform());
}

function addEvents(random: RandomSource, { preset }: SimulatedRun, anomaly: SimulatedAnomaly, sink: EventSink): void {
  if (anomaly.kind !== 'noise-spike' && anomaly.kind !== 'burst') return;
  const { sdd, startS, stopS, eventsPerDay } = anomaly;
  const draw =
    anomaly.kind === 'burst'
      ? () => exponentialAdc(eventsPerDay, 0, anomaly.meanAdc).drawAdc(random, [0, 1, 0])
      : () => anomaly.centroidAdc + anomaly.sigmaAdc * random.normal();
  const events = random.poisson((eventsPerDay * (stopS - startS)) / SECONDS_PER_DAY);
  for (let event = 0; event < events; event++) {
    const adc = Math.round(draw());
    if (adc >= 0) sink(sdd, preset.startS + startS + (stopS - startS) * random.uniform(), Math.min(adc, LAST_ADC));
  }
}
