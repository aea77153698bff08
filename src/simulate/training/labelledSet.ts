import { randomSource, type RandomSource } from '../../math/random';
import { VIP2, type Profile } from '../../physics/profile';
import { withDistractions } from './distractions';
import { physicalSpectrum } from './physicalSpectrum';
import { bestTarget } from './bestTarget';
import { positionLimit } from './positionLimit';
import { profileSpectrum } from './profileSpectrum';
import { recipeSpectrum } from './recipeSpectrum';
import { binsOf, type TrainingSpectrum, type YieldRange } from './trainingSpectrum';

/** `count` spectra with what is known of their lines, row major. Positions are in bins from the window's lower edge. */
export interface LabelledSet {
  readonly count: number;
  /** Poisson counts, shape (count, bins). */
  readonly counts: Float32Array;
  /** True positions, shape (count, lines); where they would be for lines that are not there. */
  readonly positions: Float32Array;
  /** Positions that the counts support: what to train on, shape (count, lines). */
  readonly targets: Float32Array;
  /** 1 for lines that are there, 0 for those that are not, shape (count, lines). */
  readonly present: Float32Array;
}

/** Spectra of fewer events are noise. The largest is a month and more. */
const FEWEST_EVENTS = 200;
const LARGEST_YIELD = 1.6;

type Maker = (random: RandomSource, yields: YieldRange) => TrainingSpectrum;

/**
 * Fresh spectra for a network of this profile: for VIP-2 half by the paper's recipe, a quarter of its typical detectors
 * and a quarter of any that its ranges allow; for other profiles the latter. Half of all have distractions. Same seed and
 * stream, same spectra.
 * Targets are those of `bestTarget`.
 */
export function drawLabelledSet(options: {
  readonly profile: Profile;
  /** Total yields in units of the profile's typical one. */
  readonly yields: YieldRange;
  readonly count: number;
  readonly seed: number;
  readonly stream: number;
}): LabelledSet {
  const { profile, yields, count, seed, stream } = options;
  const random = randomSource(seed, stream);
  const bins = binsOf(profile);
  const lines = profile.finderLines.length;
  const makers = makersOf(profile);
  const counts = new Float32Array(count * bins.count);
  const positions = new Float32Array(count * lines);
  const targets = new Float32Array(count * lines);
  const present = new Float32Array(count * lines);
  for (let i = 0; i < count; i++) {
    const plain = (makers[i % makers.length] ?? recipeSpectrum)(random, yields);
    const spectrum = i % 8 < 4 ? plain : withDistractions(random, plain, bins);
    const own = counts.subarray(i * bins.count, (i + 1) * bins.count);
    spectrum.expected.forEach((mean, bin) => (own[bin] = random.poisson(Math.max(mean, 0))));
    const { limitBins, efficientShiftBins } = positionLimit(spectrum, { unknownContinuum: true });
    const shifts = efficientShiftBins(own);
    for (let line = 0; line < lines; line++) {
      const limit = limitBins[line] ?? NaN;
      const isThere = Number.isFinite(limit) && limit > 0;
      const trueAdc = spectrum.centroidsAdc[line] ?? 0;
      const targetAdc = isThere
        ? bestTarget(spectrum, line, { shiftAdc: (shifts[line] ?? 0) * bins.binAdc, limitAdc: limit * bins.binAdc })
        : trueAdc;
      positions[i * lines + line] = (trueAdc - bins.firstEdgeAdc) / bins.binAdc;
      targets[i * lines + line] = (targetAdc - bins.firstEdgeAdc) / bins.binAdc;
      present[i * lines + line] = isThere ? 1 : 0;
    }
  }
  return { count, counts, positions, targets, present };
}

/** Total yields to train on: from spectra of 200 events to more than a typical whole run. */
export function yieldsOf({ typicalIntensities }: Profile): YieldRange {
  return { from: FEWEST_EVENTS / typicalIntensities.reduce((sum, n) => sum + n, 0), to: LARGEST_YIELD };
}

/** Kinds of spectra in turn. */
function makersOf(profile: Profile): readonly Maker[] {
  const any: Maker = (random, yields) => profileSpectrum(random, profile, yields);
  return profile.id === VIP2.id ? [recipeSpectrum, physicalSpectrum, recipeSpectrum, any] : [any];
}
