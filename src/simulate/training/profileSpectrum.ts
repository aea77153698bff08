import type { RandomSource } from '../../math/random';
import { observedEnergyEv, tabulatedEnergyEv, type LineId } from '../../physics/lines';
import type { Profile } from '../../physics/profile';
import { sigmaAtEv } from '../../physics/resolution';
import { addExpectedSpectrum } from '../expectedSpectrum';
import type { Continuum } from '../continuum';
import type { DetectorResponse } from '../detectorResponse';
import { adcAtEnergy, gainAtAdc, scaleThrough, type EnergyScale } from '../energyScale';
import { emissionsOf, type LineYields } from '../source';
import { drawResponse } from './drawResponse';
import { lineAlone } from './lineAlone';
import { binsOf, logUniformIn, uniformIn, type TrainingSpectrum, type YieldRange } from './trainingSpectrum';

/** Lines stay this many sigmas inside the window; a profile whose ranges do not allow it gets its middle. */
const MARGIN_SIGMA = 4;
const TRIES = 200;
/** Electronics bend by up to 50 eV between the ends, and many not at all. */
const LARGEST_BEND_EV = 50;
const SMALL_BEND_EV = 5;
/** Spread of the intensities of the profile's lines about the typical ones, and range of those it does not calibrate on. */
const INTENSITY_FACTOR = 3;
const OTHER_LINES: readonly [number, number] = [1e-4, 0.1];
const KB_OVER_KA = 0.136;
/** Standard deviation of a line's place where the scale between the two strongest lines is known, channels. */
const STRONG_FREEDOM_ADC = 30;

/**
 * A spectrum of a physically possible SDD of any experiment: gain and offset anywhere in the profile's ranges so that
 * its lines lie in the window, every known line of the profile, resolution from noise and Fano statistics, tails, shelf,
 * escape peaks, continuum. `yields` is in units of the profile's typical intensities.
 */
export function profileSpectrum(random: RandomSource, profile: Profile, yields: YieldRange): TrainingSpectrum {
  const bins = binsOf(profile);
  const totalYield = logUniformIn(random, yields.from, yields.to);
  const response = drawResponse(random);
  const scale = drawScale(random, profile, response);
  const lineYields = drawLineYields(random, profile, totalYield);
  const continuum = drawContinuum(random, profile, totalYield);
  const expected = new Float64Array(bins.count);
  addExpectedSpectrum({ scale, response, emissions: emissionsOf(lineYields), continuum }, bins, expected);
  const found = profile.finderLines;
  return {
    expected,
    lines: found.map((line) => lineAlone({ line, events: lineYields[line] ?? 0, scale, response }, bins)),
    centroidsAdc: found.map((line) => adcAtEnergy(scale, observedEnergyEv(line))),
    freedomAdc: freedomOf(profile),
    totalYield,
  };
}

function drawScale(random: RandomSource, profile: Profile, response: DetectorResponse): EnergyScale {
  const { finderLines, gainRangeEvPerAdc, offsetRangeEv, networkWindow } = profile;
  const energies = finderLines.map(tabulatedEnergyEv).sort((a, b) => a - b);
  const [low = 0, high = 0] = [energies[0], energies.at(-1)];
  const middle = energies[Math.floor(energies.length / 2)] ?? high;
  const lowest = networkWindow.firstAdc;
  const highest = lowest + networkWindow.bins * networkWindow.binAdc;
  const bendEv = random.uniform() < 0.5 ? LARGEST_BEND_EV : SMALL_BEND_EV;
  const through = (lowAdc: number, gainEvPerAdc: number) =>
    scaleThrough({
      lowEnergyEv: low,
      highEnergyEv: middle,
      lowAdc,
      gainEvPerAdc,
      bendEv: middle < high ? uniformIn(random, -bendEv, bendEv) : 0,
      bendAtEv: middle < high ? high : high + 1000,
    });
  for (let tries = 0; tries < TRIES; tries++) {
    const gain = logUniformIn(random, ...gainRangeEvPerAdc);
    const scale = through((low - uniformIn(random, ...offsetRangeEv)) / gain, gain);
    const isInside = finderLines.every((line) => {
      const adc = adcAtEnergy(scale, tabulatedEnergyEv(line));
      const margin = (MARGIN_SIGMA * sigmaAtEv(response, tabulatedEnergyEv(line))) / gainAtAdc(scale, adc);
      return adc - margin > lowest && adc + margin < highest;
    });
    if (isInside) return scale;
  }
  const gain = (high - low + 8 * sigmaAtEv(response, high)) / (highest - lowest);
  return through(lowest + (4 * sigmaAtEv(response, low)) / gain, gain);
}

function drawLineYields(random: RandomSource, profile: Profile, totalYield: number): LineYields {
  const yields: Partial<Record<LineId, number>> = {};
  const around = (factor: number) => logUniformIn(random, 1 / factor, factor);
  const strongest = Math.max(...profile.typicalIntensities) * totalYield;
  for (const line of profile.knownLines) {
    const alpha = profile.knownLines.find((other) => other === line.replace('Kb', 'Ka') && other !== line);
    const typical = profile.typicalIntensities[profile.finderLines.indexOf(line)];
    if (alpha !== undefined) yields[line] = KB_OVER_KA * (yields[alpha] ?? 0) * around(1.3);
    else if (typical !== undefined) yields[line] = typical * totalYield * around(INTENSITY_FACTOR);
    else yields[line] = strongest * logUniformIn(random, ...OTHER_LINES);
  }
  return yields;
}

function drawContinuum(random: RandomSource, { typicalIntensities }: Profile, totalYield: number): Continuum {
  const events = typicalIntensities.reduce((sum, n) => sum + n, 0) * totalYield;
  const share = (from: number, to: number) => events * logUniformIn(random, from, to);
  return {
    flat: { events: share(0.01, 0.5), toEv: 18000 },
    falling: { events: share(0.003, 0.5), scaleEv: uniformIn(random, 1500, 6000) },
    shoulder: {
      events: share(0.0003, 0.01),
      fromEv: uniformIn(random, 5000, 7500),
      scaleEv: uniformIn(random, 100, 500),
    },
  };
}

/** The two strongest lines set the scale; the others lie within a third of the bend of where those put them. */
function freedomOf({ finderLines, typicalIntensities, gainRangeEvPerAdc }: Profile): number[] {
  const ranked = [...typicalIntensities].sort((a, b) => b - a);
  const second = ranked[1] ?? 0;
  const bendAdc = LARGEST_BEND_EV / 3 / Math.sqrt(gainRangeEvPerAdc[0] * gainRangeEvPerAdc[1]);
  return finderLines.map((_, i) => ((typicalIntensities[i] ?? 0) >= second ? STRONG_FREEDOM_ADC : bendAdc));
}
