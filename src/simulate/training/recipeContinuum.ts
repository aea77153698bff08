import type { RandomSource } from '../../math/random';
import { addPeak, addStep, type AdcBins } from '../binnedShapes';
import { logUniformIn, uniformIn } from './trainingSpectrum';

/** Centroid and events of the lines that the continuum goes with. */
export interface ContinuumAnchor {
  readonly centroidAdc: number;
  readonly events: number;
}

/** One component of a calibration line's continuum: a plateau that ends at the line, or a broad hump near it. */
export function addLineContinuum(
  random: RandomSource,
  line: ContinuumAnchor,
  sigmaAdc: number,
  bins: AdcBins,
  expected: Float64Array,
): void {
  if (random.uniform() < 0.5) {
    const countsPerAdc = (line.events * logUniformIn(random, 0.002, 0.03)) / line.centroidAdc;
    addStep({ edgeAdc: line.centroidAdc, sigmaAdc, countsPerAdc }, bins, expected);
    return;
  }
  const hump = {
    centroidAdc: line.centroidAdc + uniformIn(random, -80, 160),
    sigmaAdc: uniformIn(random, 40, 200),
    events: line.events * logUniformIn(random, 0.005, 0.15),
    tailFraction: 0,
    tailBeta: 1,
  };
  addPeak(hump, bins, expected);
}

/** The shoulder between Mn Kb and copper: an exponential that starts at Mn Kb, or a step that ends on the way. */
export function addShoulder(
  random: RandomSource,
  line: ContinuumAnchor,
  sigmaAdc: number,
  bins: AdcBins,
  expected: Float64Array,
): void {
  const events = line.events * logUniformIn(random, 0.003, 0.1);
  if (random.uniform() < 0.5) {
    const length = uniformIn(random, 50, 300);
    const edgeAdc = line.centroidAdc + length;
    addStep({ edgeAdc, sigmaAdc: uniformIn(random, 10, 40), countsPerAdc: events / length }, bins, expected);
    return;
  }
  // A Tail that reaches upwards is one that reaches downwards, seen in the mirror.
  const mirrored = new Float64Array(expected.length);
  const mirroredBins = { firstEdgeAdc: -(bins.firstEdgeAdc + expected.length * bins.binAdc), binAdc: bins.binAdc };
  const tail = { events, sigmaAdc, tailFraction: 1, tailBeta: uniformIn(random, 1.5, 6) };
  addPeak({ ...tail, centroidAdc: -line.centroidAdc }, mirroredBins, mirrored);
  for (let bin = 0; bin < expected.length; bin++) {
    expected[bin] = (expected[bin] ?? 0) + (mirrored[expected.length - 1 - bin] ?? 0);
  }
}
