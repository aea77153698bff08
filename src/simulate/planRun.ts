import { SECONDS_PER_DAY } from '../dataset/secondsPerDay';
import { randomSource, type RandomSource } from '../math/random';
import { tabulatedEnergyEv } from '../physics/lines';
import { drawDetector } from './drawDetector';
import type { SimulationPreset } from './presets';
import type { SimulatedDetector } from './simulatedDetector';

const CELLS_PER_ARRAY = 8;
const NOISE_INTERVAL_S = 6 * 3600;

/** A run whose truth is fixed and whose events are still to be drawn. */
export interface SimulatedRun {
  /** When it began, and how long it lasts. */
  readonly preset: Pick<SimulationPreset, 'startS' | 'days'>;
  /** Seed of the truth and of the events. */
  readonly seed: number;
  readonly detectors: readonly SimulatedDetector[];
}

/** Draws the truth of a run: same preset and seed, same detectors. */
export function planRun(preset: SimulationPreset, seed: number): SimulatedRun {
  const random = randomSource(seed);
  const faults = assignFaults(preset, random);
  const dayPhase = 2 * Math.PI * random.uniform();
  const drawn = Array.from({ length: preset.detectors }, (_, sdd) =>
    drawDetector(random, { sdd, preset, dayPhase, isDead: faults.dead.has(sdd), isWide: faults.wide.has(sdd) }),
  );
  const detectors = drawn.map((detector, sdd): SimulatedDetector => {
    if (faults.stepped.has(sdd)) return withGainStep(detector, preset, random);
    if (faults.spurious.has(sdd)) return withSpuriousPeak(detector, preset, random);
    return detector;
  });
  return { preset, seed, detectors: preset.hasNoiseInterval ? withNoise(detectors, preset, random) : detectors };
}

/** Deals the faults out to different detectors. */
function assignFaults(preset: SimulationPreset, random: RandomSource) {
  const order = Array.from({ length: preset.detectors }, (_, sdd) => ({ sdd, key: random.uniform() }));
  order.sort((a, b) => a.key - b.key);
  const deal = (count: number) => new Set(order.splice(0, count).map(({ sdd }) => sdd));
  return {
    dead: deal(preset.dead),
    spurious: deal(preset.spurious),
    wide: deal(preset.wide),
    stepped: deal(preset.stepped),
  };
}

/** A sudden change of the gain worth 20-30 eV at copper, in the middle half of the run. */
function withGainStep(
  detector: SimulatedDetector,
  { days }: SimulationPreset,
  random: RandomSource,
): SimulatedDetector {
  const sign = random.uniform() < 0.5 ? -1 : 1;
  const gain = (sign * (20 + 10 * random.uniform())) / (tabulatedEnergyEv('CuKa') - detector.scale[0]);
  const atS = days * SECONDS_PER_DAY * (0.25 + 0.5 * random.uniform());
  return { ...detector, drift: { ...detector.drift, step: { atS, gain } } };
}

/** A sharp peak between Mn Kb and Cu Ka, half as strong as Ti Kb. */
function withSpuriousPeak(
  detector: SimulatedDetector,
  { rate }: SimulationPreset,
  random: RandomSource,
): SimulatedDetector {
  const centroidAdc = 1320 + 60 * random.uniform();
  return { ...detector, spurious: { centroidAdc, sigmaAdc: 4, eventsPerDay: 100 * rate } };
}

/** Excess noise in one array, in the second half of the run. */
function withNoise(
  detectors: readonly SimulatedDetector[],
  { days, rate }: SimulationPreset,
  random: RandomSource,
): SimulatedDetector[] {
  const array = Math.floor((random.uniform() * detectors.length) / CELLS_PER_ARRAY);
  const startS = days * SECONDS_PER_DAY * (0.5 + 0.4 * random.uniform());
  const noiseInterval = {
    startS,
    stopS: Math.min(startS + NOISE_INTERVAL_S, days * SECONDS_PER_DAY),
    eventsPerDay: 14000 * rate,
    meanAdc: 250,
  };
  return detectors.map((detector) =>
    Math.floor(detector.sdd / CELLS_PER_ARRAY) === array ? { ...detector, noiseInterval } : detector,
  );
}
