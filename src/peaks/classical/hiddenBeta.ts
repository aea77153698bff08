import type { LineId } from '../../physics/lines';
import type { Profile } from '../../physics/profile';
import { betaOf } from './blendedLine';
import { foundLine, shapeOf, type FoundLine } from './foundLine';
import type { Assignment } from './intensityRules';
import { peakCounts } from './peakModel';
import type { SummedSpectrum } from './summedSpectrum';

/** Where a hidden Kb is sought above its Ka, in units of sigma. Beyond, it would be a peak by itself. */
const FROM_SIGMA = 1;
const TO_SIGMA = 5;
/** Least significance of what is left above the Ka, standard deviations. */
const LEAST_SIGNIFICANCE = 4;
/** Range of Kb/Ka in units of the profile's. */
const RATIO_RANGE = [0.25, 4] as const;

interface Surroundings {
  readonly spectrum: SummedSpectrum;
  /** Counts per bin under all peaks. */
  readonly background: Float64Array;
  readonly profile: Profile;
}

/**
 * The Kb of `alpha` where the profile has it, no peak was taken for it, and the counts above the Ka hold more than the
 * named lines explain: the place where most is left. Null where nothing significant of a Kb's strength is.
 */
export function hiddenBeta(
  alpha: LineId,
  assignment: Assignment,
  { spectrum, background, profile }: Surroundings,
): readonly [LineId, FoundLine] | null {
  const beta = betaOf(alpha);
  const found = assignment.get(alpha);
  if (beta === null || found === undefined || assignment.has(beta)) return null;
  const [typicalAlpha, typicalBeta] = [alpha, beta].map(
    (line) => profile.typicalIntensities[profile.finderLines.indexOf(line)],
  );
  if (typicalAlpha === undefined || typicalBeta === undefined) return null;
  const { counts, sigma } = spectrum;
  const shapes = [...assignment.values()].map((line) => shapeOf(line, spectrum));
  const excess = (bin: number) =>
    (counts[bin] ?? 0) - (background[bin] ?? 0) - shapes.reduce((sum, shape) => sum + peakCounts(shape, sigma, bin), 0);
  const { position } = shapeOf(found, spectrum);
  let best = { position: NaN, area: 0, significance: 0 };
  for (let bin = Math.ceil(position + FROM_SIGMA * sigma); bin <= position + TO_SIGMA * sigma; bin++) {
    const here = peakAt(bin, sigma, excess, counts);
    if (here.significance > best.significance) best = { position: bin, ...here };
  }
  const ratio = best.area / found.area / (typicalBeta / typicalAlpha);
  if (best.significance < LEAST_SIGNIFICANCE || ratio < RATIO_RANGE[0] || ratio > RATIO_RANGE[1]) return null;
  return [beta, foundLine(spectrum, best.position, best.area, best.significance)];
}

/** Least-squares area of a peak at `centre` in what is left, and its significance. */
function peakAt(
  centre: number,
  sigma: number,
  excess: (bin: number) => number,
  counts: Float64Array,
): { readonly area: number; readonly significance: number } {
  let sum = 0;
  let norm = 0;
  let variance = 0;
  for (let bin = Math.ceil(centre - 2 * sigma); bin <= centre + 2 * sigma; bin++) {
    const share = peakCounts({ position: centre, area: 1 }, sigma, bin);
    sum += share * excess(bin);
    norm += share * share;
    variance += share * share * Math.max(counts[bin] ?? 0, 1);
  }
  return { area: sum / norm, significance: sum / Math.sqrt(variance) };
}
