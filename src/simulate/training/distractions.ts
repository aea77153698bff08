import type { RandomSource } from '../../math/random';
import { addPeak, type AdcBins } from '../binnedShapes';
import { logUniformIn, uniformIn, type TrainingSpectrum } from './trainingSpectrum';

/** Shares of spectra with each distraction. */
const HUMP_SHARE = 0.3;
const SPIKE_SHARE = 0.15;
const COMB_SHARE = 0.2;
const EMPTY_SHARE = 0.02;
/** Share of lines that are not there. */
const ABSENT_SHARE = 0.04;

/**
 * The same spectrum with what real ones have besides lines: a broad hump, noise spikes narrower than a detector can
 * make, an ADC whose channels differ in width with a short period, lines that are missing. Truth follows.
 */
export function withDistractions(random: RandomSource, spectrum: TrainingSpectrum, bins: AdcBins): TrainingSpectrum {
  const thinned = withAbsentLines(random, spectrum);
  const expected = thinned.expected.slice();
  const events = expected.reduce((sum, n) => sum + n, 0);
  if (random.uniform() < HUMP_SHARE) addHump(random, events, bins, expected);
  if (random.uniform() < SPIKE_SHARE) addSpikes(random, events, bins, expected);
  if (random.uniform() >= COMB_SHARE) return { ...thinned, expected };
  const widths = combWidths(random, expected.length, bins);
  const under = (counts: Float64Array) => counts.map((n, i) => n * (widths[i] ?? 1));
  return { ...thinned, expected: under(expected), lines: thinned.lines.map(under) };
}

function withAbsentLines(random: RandomSource, spectrum: TrainingSpectrum): TrainingSpectrum {
  const isEmpty = random.uniform() < EMPTY_SHARE;
  const isAbsent = spectrum.lines.map(() => random.uniform() < ABSENT_SHARE || isEmpty);
  if (!isAbsent.includes(true)) return spectrum;
  const expected = spectrum.expected.slice();
  const lines = spectrum.lines.map((line, index) => {
    if (isAbsent[index] !== true) return line;
    for (let i = 0; i < expected.length; i++) expected[i] = Math.max((expected[i] ?? 0) - (line[i] ?? 0), 0);
    return new Float64Array(line.length);
  });
  return { ...spectrum, expected, lines };
}

function addHump(random: RandomSource, events: number, bins: AdcBins, expected: Float64Array): void {
  const hump = {
    centroidAdc: placeIn(random, bins, expected),
    sigmaAdc: uniformIn(random, 12, 60) * bins.binAdc,
    events: events * logUniformIn(random, 0.005, 0.3),
    tailFraction: 0,
    tailBeta: 1,
  };
  addPeak(hump, bins, expected);
}

function addSpikes(random: RandomSource, events: number, bins: AdcBins, expected: Float64Array): void {
  const spikes = 1 + Math.floor(3 * random.uniform());
  for (let spike = 0; spike < spikes; spike++) {
    const peak = {
      centroidAdc: placeIn(random, bins, expected),
      sigmaAdc: logUniformIn(random, 0.3, 1.5) * bins.binAdc,
      events: events * logUniformIn(random, 0.0005, 0.1),
      tailFraction: 0,
      tailBeta: 1,
    };
    addPeak(peak, bins, expected);
  }
}

function placeIn(random: RandomSource, { firstEdgeAdc, binAdc }: AdcBins, expected: Float64Array): number {
  return firstEdgeAdc + random.uniform() * expected.length * binAdc;
}

/** Relative width of each bin under a comb of 2 to 8 channels: the mean over its channels. */
function combWidths(random: RandomSource, count: number, { firstEdgeAdc, binAdc }: AdcBins): Float64Array {
  const period = 2 + Math.floor(7 * random.uniform());
  const amplitude = logUniformIn(random, 0.02, 0.3);
  const phases = Array.from({ length: period }, () => 1 + amplitude * uniformIn(random, -1, 1));
  const mean = phases.reduce((sum, width) => sum + width, 0) / period;
  return Float64Array.from({ length: count }, (_, bin) => {
    let sum = 0;
    for (let k = 0; k < binAdc; k++) sum += phases[(firstEdgeAdc + bin * binAdc + k) % period] ?? mean;
    return sum / binAdc / mean;
  });
}
