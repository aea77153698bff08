import type { RandomSource } from '../../math/random';
import { observedEnergyEv, tabulatedEnergyEv, type LineId } from '../../physics/lines';
import { addPeak } from '../binnedShapes';
import { TYPICAL_EVENTS } from '../typicalEvents';
import type { Continuum } from '../continuum';
import { adcAtEnergy, scaleThrough, type EnergyScale } from '../energyScale';
import { addExpectedSpectrum } from '../expectedSpectrum';
import { drawResponse } from './drawResponse';
import { lineAlone } from './lineAlone';
import { emissionsOf, type LineYields } from '../source';
import { logUniformIn, TRAINING_BINS, uniformIn, type TrainingSpectrum, type YieldRange } from './trainingSpectrum';

const NETWORK_LINES: readonly LineId[] = ['TiKa', 'TiKb', 'MnKa', 'MnKb', 'CuKa'];
/** Shares of spectra with a sharp peak that is no line, and with a broad hump of scattered radiation. */
const SPURIOUS_SHARE = 0.08;
const HUMP_SHARE = 0.3;
/** The Ka of Ti and Mn set the scale, which bends by up to 50 eV at copper. */
const FREEDOM_ADC = [60, 1.5, 60, 1.5, 7];

/**
 * A spectrum of a physically possible SDD: one energy scale of random gain, offset and bend for all lines, resolution
 * from noise and Fano statistics, tails, shelf, escape peaks, Ni Ka, Cu Kb, continuum. In some a spurious peak stands.
 * The true positions are where a fit would find the lines (`observedEnergyEv`).
 */
export function physicalSpectrum(random: RandomSource, yields: YieldRange): TrainingSpectrum {
  const totalYield = logUniformIn(random, yields.from, yields.to);
  const scale = drawScale(random);
  const response = drawResponse(random);
  const lineYields = drawLineYields(random, totalYield);
  const continuum = drawContinuum(random, lineYields, totalYield);
  const expected = new Float64Array(TRAINING_BINS.count);
  addExpectedSpectrum({ scale, response, emissions: emissionsOf(lineYields), continuum }, TRAINING_BINS, expected);
  if (random.uniform() < SPURIOUS_SHARE) {
    const spurious = {
      centroidAdc: uniformIn(random, 500, 2000),
      sigmaAdc: logUniformIn(random, 2, 12),
      events: (lineYields.MnKa ?? 0) * logUniformIn(random, 0.003, 0.3),
      tailFraction: 0,
      tailBeta: 1,
    };
    addPeak(spurious, TRAINING_BINS, expected);
  }
  if (random.uniform() < HUMP_SHARE) addHump(random, lineYields, expected);
  const centroidsAdc = NETWORK_LINES.map((line) => adcAtEnergy(scale, observedEnergyEv(line)));
  const lines = NETWORK_LINES.map((line) =>
    lineAlone({ line, events: lineYields[line] ?? 0, scale, response }, TRAINING_BINS),
  );
  return { expected, lines, centroidsAdc, freedomAdc: FREEDOM_ADC, totalYield };
}

function addHump(random: RandomSource, lineYields: LineYields, expected: Float64Array): void {
  const hump = {
    centroidAdc: uniformIn(random, 700, 1700),
    sigmaAdc: uniformIn(random, 60, 250),
    events: (lineYields.MnKa ?? 0) * logUniformIn(random, 0.003, 0.1),
    tailFraction: 0,
    tailBeta: 1,
  };
  addPeak(hump, TRAINING_BINS, expected);
}

/** Ti Ka within 690-910 channels, 3.9-5.3 eV per channel between Ti and Mn, bent by up to 50 eV at copper. */
function drawScale(random: RandomSource): EnergyScale {
  return scaleThrough({
    lowEnergyEv: tabulatedEnergyEv('TiKa'),
    highEnergyEv: tabulatedEnergyEv('MnKa'),
    lowAdc: random.uniform() < 0.5 ? uniformIn(random, 690, 910) : uniformIn(random, 770, 830),
    gainEvPerAdc: uniformIn(random, 3.9, 5.3),
    bendEv: uniformIn(random, -50, 50),
    bendAtEv: tabulatedEnergyEv('CuKa'),
  });
}

function drawLineYields(random: RandomSource, totalYield: number): LineYields {
  const around = (factor: number) => logUniformIn(random, 1 / factor, factor);
  const [tiKa, , mnKa, , cuKa] = TYPICAL_EVENTS.map((typical) => typical * totalYield * around(2));
  const copper = cuKa ?? 0;
  return {
    TiKa: tiKa ?? 0,
    TiKb: 0.13 * (tiKa ?? 0) * around(1.3),
    MnKa: mnKa ?? 0,
    MnKb: 0.136 * (mnKa ?? 0) * around(1.3),
    NiKa: copper * uniformIn(random, 0, 0.06),
    CuKa: copper,
    CuKb: 0.137 * copper * around(1.3),
  };
}

function drawContinuum(random: RandomSource, lineYields: LineYields, totalYield: number): Continuum {
  return {
    flat: { events: 3300 * totalYield * logUniformIn(random, 0.2, 3), toEv: 18000 },
    falling: { events: 1000 * totalYield * logUniformIn(random, 0.1, 3), scaleEv: uniformIn(random, 1500, 5000) },
    shoulder: {
      events: (lineYields.MnKb ?? 0) * logUniformIn(random, 0.003, 0.1),
      fromEv: tabulatedEnergyEv('MnKb'),
      scaleEv: uniformIn(random, 100, 500),
    },
  };
}
