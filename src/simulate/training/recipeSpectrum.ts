import type { RandomSource } from '../../math/random';
import { addPeak, addStep } from '../binnedShapes';
import { TYPICAL_EVENTS } from '../typicalEvents';
import { addLineContinuum, addShoulder } from './recipeContinuum';
import { logUniformIn, TRAINING_BINS, uniformIn, type TrainingSpectrum, type YieldRange } from './trainingSpectrum';

/** Starting positions of Ti Ka, Ti Kb, Mn Ka, Mn Kb, Cu Ka in channels (paper section 3.1). */
const POSITIONS_ADC = [800, 950, 1100, 1200, 1500] as const;
const TI_KA = 0;
const MN_KA = 2;
const MN_KB = 3;
const CU_KA = 4;
const SIGMA_ADC = 20;
const RANGES_ADC = POSITIONS_ADC.map((adc, line) => {
  const reach = (line === CU_KA ? 5 : 2) * SIGMA_ADC;
  return { from: adc - reach, to: adc + reach };
});
/** Standard deviations of a position in its range. */
const FREEDOM_ADC = RANGES_ADC.map(({ from, to }) => (to - from) / Math.sqrt(12));

/**
 * A spectrum by the paper's recipe (section 3.1). Positions move independently and uniformly within twice the width of
 * 20 channels, of copper within five times; the common width varies by 20 %; each line's yield is log-uniform in
 * 50-200 % of typical. The continuum, whose shape and size the paper does not print, has its three parts (one with Ti,
 * one with Mn, a flat copper region) and the shoulder towards copper, all of widely varying shape and size.
 */
export function recipeSpectrum(random: RandomSource, yields: YieldRange): TrainingSpectrum {
  const totalYield = logUniformIn(random, yields.from, yields.to);
  const sigmaAdc = SIGMA_ADC * uniformIn(random, 0.8, 1.2);
  const lines = RANGES_ADC.map(({ from, to }, line) => ({
    centroidAdc: uniformIn(random, from, to),
    events: totalYield * (TYPICAL_EVENTS[line] ?? 0) * logUniformIn(random, 0.5, 2),
  }));
  const expected = new Float64Array(TRAINING_BINS.count);
  lines.forEach((line, index) => {
    addPeak({ ...line, sigmaAdc, tailFraction: 0, tailBeta: 1 }, TRAINING_BINS, expected);
    if (index === TI_KA || index === MN_KA) addLineContinuum(random, line, sigmaAdc, TRAINING_BINS, expected);
    if (index === MN_KB) addShoulder(random, line, sigmaAdc, TRAINING_BINS, expected);
  });
  const countsPerAdc = totalYield * logUniformIn(random, 0.03, 0.6);
  addStep({ edgeAdc: Infinity, sigmaAdc, countsPerAdc }, TRAINING_BINS, expected);
  const alone = lines.map((line) => {
    const counts = new Float64Array(TRAINING_BINS.count);
    addPeak({ ...line, sigmaAdc, tailFraction: 0, tailBeta: 1 }, TRAINING_BINS, counts);
    return counts;
  });
  return {
    expected,
    lines: alone,
    centroidsAdc: lines.map(({ centroidAdc }) => centroidAdc),
    freedomAdc: FREEDOM_ADC,
    rangesAdc: RANGES_ADC,
    totalYield,
  };
}
