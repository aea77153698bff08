import { ANOMALY_KINDS, type AnomalyKind } from '../../dataset/anomaly';
import { SECONDS_PER_DAY } from '../../dataset/secondsPerDay';
import { randomSource, type RandomSource } from '../../math/random';
import { adcAtEnergy } from '../energyScale';
import type { SimulatedRun } from '../planRun';
import type { SimulatedDetector } from '../simulatedDetector';
import type { SimulatedAnomaly } from './anomaly';

const DRAW_STREAM = 900;
/** Gain per channel at which sizes in eV become channels. */
const TYPICAL_GAIN_EV = 4.5;
const COPPER_EV = 8048;

/**
 * Anomalies for `count` different detectors of a run, one each, all kinds in turn, of sizes from those that are hard to
 * see to those that nobody overlooks. Most last two to six days; a gain step lasts to the end, a burst for hours.
 */
export function drawAnomalies(run: SimulatedRun, count: number): SimulatedAnomaly[] {
  const random = randomSource(run.seed, DRAW_STREAM);
  const order = run.detectors.map((detector) => ({ detector, key: random.uniform() })).sort((a, b) => a.key - b.key);
  const first = Math.floor(ANOMALY_KINDS.length * random.uniform());
  return order.slice(0, count).map(({ detector }, i) => {
    const kind = ANOMALY_KINDS[(first + i) % ANOMALY_KINDS.length] ?? 'dead';
    return drawAnomaly(random, run, detector, kind);
  });
}

/** One anomaly of a kind, somewhere in the run. */
function drawAnomaly(
  random: RandomSource,
  { preset }: SimulatedRun,
  { sdd, scale }: SimulatedDetector,
  kind: AnomalyKind,
): SimulatedAnomaly {
  const between = (from: number, to: number) => from + (to - from) * random.uniform();
  const logBetween = (from: number, to: number) => from * Math.exp(Math.log(to / from) * random.uniform());
  const sign = random.uniform() < 0.5 ? -1 : 1;
  const lengthS = SECONDS_PER_DAY * between(2, 6);
  const startS = between(0, preset.days * SECONDS_PER_DAY - lengthS);
  const place = { sdd, startS, stopS: startS + lengthS };
  const zeroAdc = adcAtEnergy(scale, 0);
  switch (kind) {
    case 'dead':
      return { ...place, kind };
    case 'starved':
      return { ...place, kind, keptShare: logBetween(0.05, 0.85) };
    case 'noise-spike':
      return {
        ...place,
        kind,
        centroidAdc: between(300, 2500),
        sigmaAdc: logBetween(1.5, 7),
        eventsPerDay: logBetween(10, 200),
      };
    case 'baseline':
      return { ...place, kind, shiftAdc: (sign * logBetween(8, 60)) / TYPICAL_GAIN_EV };
    case 'gain-step': {
      const atS = preset.days * SECONDS_PER_DAY * between(0.15, 0.85);
      const relative = (sign * logBetween(12, 80)) / COPPER_EV;
      return { sdd, kind, startS: atS, stopS: preset.days * SECONDS_PER_DAY, relative, zeroAdc };
    }
    case 'broad':
      return { ...place, kind, extraSigmaAdc: logBetween(15, 90) / TYPICAL_GAIN_EV };
    case 'pile-up':
      return { ...place, kind, share: logBetween(0.005, 0.1), zeroAdc };
    case 'burst': {
      const hours = logBetween(0.5, 12);
      const eventsPerDay = logBetween(800, 20000);
      return { ...place, kind, stopS: startS + 3600 * hours, meanAdc: between(80, 400), eventsPerDay };
    }
    case 'comb':
      return { ...place, kind, period: 2 + Math.floor(7 * random.uniform()), share: logBetween(0.1, 0.9) };
  }
}
