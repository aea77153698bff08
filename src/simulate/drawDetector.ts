import type { RandomSource } from '../math/random';
import { tabulatedEnergyEv } from '../physics/lines';
import type { Continuum } from './continuum';
import type { DetectorResponse } from './detectorResponse';
import { drawDrift } from './drift';
import { scaleThrough } from './energyScale';
import type { SimulationPreset } from './presets';
import type { SimulatedDetector } from './simulatedDetector';
import type { LineYields } from './source';
import { TYPICAL_EVENTS } from './typicalEvents';

const DAYS_PER_MONTH = 30;

export interface DetectorDraw {
  readonly sdd: number;
  readonly preset: SimulationPreset;
  /** Phase of the daily temperature, common to all detectors, radians. */
  readonly dayPhase: number;
  readonly isDead: boolean;
  readonly isWide: boolean;
}

/**
 * Draws one SDD as VIP-2's are (METHOD.md section 5): Ti Ka near channel 800, 4.2-5 eV per channel, bent by up to 40 eV
 * at copper, 160-185 eV FWHM there, Cu Ka a hundred times weaker than Mn Ka.
 */
export function drawDetector(random: RandomSource, draw: DetectorDraw): SimulatedDetector {
  const { sdd, preset, dayPhase, isDead, isWide } = draw;
  const between = (from: number, to: number) => from + (to - from) * random.uniform();
  const scale = scaleThrough({
    lowEnergyEv: tabulatedEnergyEv('TiKa'),
    highEnergyEv: tabulatedEnergyEv('MnKa'),
    lowAdc: between(785, 815),
    gainEvPerAdc: between(4.2, 5),
    bendEv: between(-25, 40),
    bendAtEv: tabulatedEnergyEv('CuKa'),
  });
  const response = drawResponse(random, isWide);
  const rate = (preset.rate * Math.exp(between(Math.log(0.45), Math.log(1.8)))) / DAYS_PER_MONTH;
  const [lowEv, highEv] = preset.driftRmsEv;
  const atEv = tabulatedEnergyEv('CuKa') - scale[0];
  const drift = drawDrift(random, { days: preset.days, rmsEv: between(lowEv, highEv), atEv, dayPhase });
  return {
    sdd,
    isDead,
    response,
    scale,
    drift,
    linesPerDay: lineRates(rate, preset.rate / DAYS_PER_MONTH, between(0.5, 1.6)),
    continuumPerDay: continuumRates(rate),
    triggerNoisePerDay: (isDead ? 240 : 90) * preset.rate,
    saturatedPerDay: 30 * preset.rate,
    spurious: null,
    noiseInterval: null,
    measured: null,
    adcWidths: null,
  };
}

function drawResponse(random: RandomSource, isWide: boolean): DetectorResponse {
  const between = (from: number, to: number) => from + (to - from) * random.uniform();
  return {
    noiseEv: isWide ? 95 : between(32, 51),
    fanoFactor: between(0.115, 0.124),
    tailFraction: between(0.03, 0.08),
    tailBeta: between(1.6, 4),
    shelfFraction: between(0.008, 0.016),
  };
}

/** Source lines follow `sourceRate` (months per day); copper, excited from elsewhere, its own rate. */
function lineRates(sourceRate: number, copperMonthsPerDay: number, copperFactor: number): LineYields {
  const [tiKa, tiKb, mnKa, mnKb, cuKa] = TYPICAL_EVENTS;
  const copper = cuKa * copperMonthsPerDay * copperFactor;
  return {
    TiKa: tiKa * sourceRate,
    TiKb: tiKb * sourceRate,
    MnKa: mnKa * sourceRate,
    MnKb: mnKb * sourceRate,
    NiKa: 0.025 * copper,
    CuKa: copper,
    CuKb: 0.137 * copper,
  };
}

function continuumRates(sourceRate: number): Continuum {
  return {
    flat: { events: 3300 * sourceRate, toEv: 40000 },
    falling: { events: 800 * sourceRate, scaleEv: 3000 },
    shoulder: { events: 150 * sourceRate, fromEv: tabulatedEnergyEv('MnKb'), scaleEv: 300 },
  };
}
