import { addPeak, addStep } from '../binnedShapes';
import { TYPICAL_EVENTS } from '../typicalEvents';
import type { RandomSource } from '../../math/random';
import { logUniformIn, TRAINING_BINS, uniformIn, type TrainingSpectrum, type YieldRange } from './trainingSpectrum';

/** Starting positions of Ti Ka, Ti Kb, Mn Ka, Mn Kb, Cu Ka in channels (paper section 3.1). */
const POSITIONS_ADC = [800, 950, 1100, 1200, 1500] as const;
const SIGMA_ADC = 20;

/**
 * A spectrum by the paper's recipe (section 3.1). Positions move independently and uniformly within twice the width, of
 * copper within five times; the common width varies by 20 %; each line's yield is log-uniform in 50-200 % of typical.
 * The continuum, whose size the paper does not print, has its three parts (a plateau under Ti and one under Mn, of
 * 0.2-3 % of the line, and a flat copper region) and the shoulder that falls from Mn Kb towards copper.
 */
export function recipeSpectrum(random: RandomSource, yields: YieldRange): TrainingSpectrum {
  const totalYield = logUniformIn(random, yields.from, yields.to);
  const sigmaAdc = SIGMA_ADC * uniformIn(random, 0.8, 1.2);
  const centroidsAdc = POSITIONS_ADC.map(
    (adc, line) => adc + uniformIn(random, -1, 1) * (line === 4 ? 5 : 2) * sigmaAdc,
  );
  const events = TYPICAL_EVENTS.map((typical) => totalYield * typical * logUniformIn(random, 0.5, 2));
  const expected = new Float64Array(TRAINING_BINS.count);
  centroidsAdc.forEach((centroidAdc, line) => {
    const peak = { centroidAdc, sigmaAdc, events: events[line] ?? 0, tailFraction: 0, tailBeta: 1 };
    addPeak(peak, TRAINING_BINS, expected);
  });
  for (const line of [0, 2]) {
    const edgeAdc = centroidsAdc[line] ?? 0;
    const countsPerAdc = ((events[line] ?? 0) * logUniformIn(random, 0.002, 0.03)) / edgeAdc;
    addStep({ edgeAdc, sigmaAdc, countsPerAdc }, TRAINING_BINS, expected);
  }
  const region = { edgeAdc: 4096, sigmaAdc, countsPerAdc: totalYield * logUniformIn(random, 0.03, 0.6) };
  addStep(region, TRAINING_BINS, expected);
  addShoulder(centroidsAdc[3] ?? 0, sigmaAdc, (events[3] ?? 0) * logUniformIn(random, 0.003, 0.1), random, expected);
  return { expected, centroidsAdc, totalYield };
}

/** An exponential from `startAdc` upwards, folded with the resolution: a Tail seen in the mirror. */
function addShoulder(
  startAdc: number,
  sigmaAdc: number,
  events: number,
  random: RandomSource,
  expected: Float64Array,
): void {
  const { firstEdgeAdc, binAdc, count } = TRAINING_BINS;
  const mirrored = new Float64Array(count);
  const mirroredBins = { firstEdgeAdc: -(firstEdgeAdc + count * binAdc), binAdc };
  const tailBeta = uniformIn(random, 1.5, 6);
  addPeak({ centroidAdc: -startAdc, sigmaAdc, events, tailFraction: 1, tailBeta }, mirroredBins, mirrored);
  for (let bin = 0; bin < count; bin++) {
    expected[bin] = (expected[bin] ?? 0) + (mirrored[count - 1 - bin] ?? 0);
  }
}
