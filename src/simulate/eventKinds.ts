import type { RandomSource } from '../math/random';
import { sigmaAtEv } from '../physics/resolution';
import type { DetectorResponse } from './detectorResponse';
import { adcAtEnergy, type EnergyScale } from './energyScale';
import { drawMeasuredEv } from './measuredContinuum';
import type { SimulatedDetector } from './simulatedDetector';
import { emissionsOf, type Emission } from './source';

/** One process that makes events: how often, and a draw of the pulse height in (real) channels. */
export interface EventKind {
  readonly perDay: number;
  readonly drawAdc: (random: RandomSource, scale: EnergyScale) => number;
}

/** The Lorentzian is cut at this many half widths: 2 % of a line would lie beyond, as a flat background of its own. */
const LORENTZIAN_REACH = 30;
/** Trigger noise starts at this channel and falls exponentially. */
const THRESHOLD_ADC = 40;
const THRESHOLD_NOISE_ADC = 45;

/** Every process that makes events in a detector, the most frequent first. */
export function eventKindsOf(detector: SimulatedDetector): EventKind[] {
  const kinds = [
    exponentialAdc(detector.triggerNoisePerDay, THRESHOLD_ADC, THRESHOLD_NOISE_ADC),
    saturation(detector.saturatedPerDay),
    ...(detector.isDead ? [] : photons(detector)),
    ...(detector.spurious === null ? [] : [spuriousPeak(detector.spurious)]),
  ];
  return kinds.sort((a, b) => b.perDay - a.perDay);
}

/** Noise with an exponential spectrum in channels from `fromAdc` on. */
export function exponentialAdc(perDay: number, fromAdc: number, meanAdc: number): EventKind {
  return { perDay, drawAdc: (random) => fromAdc + meanAdc * exponential(random) };
}

/** Minimum ionising particles: tens of keV and more, beyond the ADC's range. */
function saturation(perDay: number): EventKind {
  return { perDay, drawAdc: (random, scale) => adcAtEnergy([scale[0], scale[1], 0], 30000 + 30000 * random.uniform()) };
}

function spuriousPeak(peak: NonNullable<SimulatedDetector['spurious']>): EventKind {
  const { centroidAdc, sigmaAdc, eventsPerDay } = peak;
  return { perDay: eventsPerDay, drawAdc: (random) => centroidAdc + sigmaAdc * random.normal() };
}

function photons({ response, linesPerDay, continuumPerDay, measured }: SimulatedDetector): EventKind[] {
  const { flat, falling, shoulder } = continuumPerDay;
  const inEnergy = (perDay: number, drawEv: (random: RandomSource) => number): EventKind => ({
    perDay,
    drawAdc: (random, scale) => adcAtEnergy(scale, drawEv(random)),
  });
  return [
    ...emissionsOf(linesPerDay).map((emission) =>
      inEnergy(emission.events, (random) => drawDetectedEv(random, emission, response)),
    ),
    inEnergy(flat.events, (random) => flat.toEv * random.uniform()),
    inEnergy(falling.events, (random) => falling.scaleEv * exponential(random)),
    inEnergy(shoulder.events, (random) => {
      const photonEv = shoulder.fromEv + shoulder.scaleEv * exponential(random);
      return photonEv + sigmaAtEv(response, photonEv) * random.normal();
    }),
    ...(measured === null ? [] : [inEnergy(measured.eventsPerDay, (random) => drawMeasuredEv(measured, random))]),
  ];
}

/** Photon energy from the natural line, then charge loss, then Fano statistics and noise. */
function drawDetectedEv(random: RandomSource, emission: Emission, response: DetectorResponse): number {
  const { energyEv, naturalWidthEv } = emission;
  const photonEv = energyEv + 0.5 * naturalWidthEv * drawLorentzian(random);
  const fate = random.uniform();
  if (fate < response.shelfFraction) return photonEv * random.uniform();
  const sigmaEv = sigmaAtEv(response, photonEv);
  const isTail = fate < response.shelfFraction + (1 - response.shelfFraction) * response.tailFraction;
  const lostEv = isTail ? response.tailBeta * sigmaEv * exponential(random) : 0;
  return photonEv - lostEv + sigmaEv * random.normal();
}

/** A Lorentzian of half width 1 by its inverse distribution function, cut at `LORENTZIAN_REACH`. */
function drawLorentzian(random: RandomSource): number {
  const reach = Math.atan(LORENTZIAN_REACH);
  return Math.tan(reach * (2 * random.uniform() - 1));
}

function exponential(random: RandomSource): number {
  return -Math.log1p(-random.uniform());
}
