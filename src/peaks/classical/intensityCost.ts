import type { Profile } from '../../physics/profile';
import { alphaOf, betaOf } from './blendedLine';
import { expectedBetaSignificance, isHidden, typicalKbOverKa, type Assignment } from './intensityRules';

/** The most that one line's intensity may cost. */
const MOST_INTENSITY_COST = 6;
/** Spread of ln(Kb/Ka), the cost of a Kb that is not where it should be, and when it should. */
const RATIO_SPREAD = 0.5;
const MOST_RATIO_COST = 4;
const BETA_EXPECTED_FROM = 5;

/**
 * Cost of Ka lines whose intensities are not those of the experiment, relative to the strongest one that the
 * assignment names, in units of ln(probability). A line that the profile does not list counts as typically as faint as the faintest that it does.
 */
export function alphaCost(
  assignment: Assignment,
  { finderLines, typicalIntensities, intensitySpread }: Profile,
): number {
  const faintest = Math.min(...typicalIntensities);
  const excesses = [...assignment].flatMap(([line, { area }]) => {
    if (alphaOf(line) !== null) return [];
    return [{ area, excess: Math.log(area / (typicalIntensities[finderLines.indexOf(line)] ?? faintest)) }];
  });
  const strongest = excesses.reduce((a, b) => (b.area > a.area ? b : a), { area: 0, excess: 0 });
  return excesses.reduce((cost, { excess }) => {
    const deviation = (excess - strongest.excess) / intensitySpread;
    return cost + Math.min(0.5 * deviation ** 2, MOST_INTENSITY_COST);
  }, 0);
}

/**
 * Cost of the profile's Kb lines that are missing, without their Ka, or of the wrong strength, in units of ln(probability).
 * `gainEvPerAdc` is that of the scale behind the assignment.
 */
export function betaCost(assignment: Assignment, { knownLines }: Profile, gainEvPerAdc: number): number {
  let cost = 0;
  for (const [line, alpha] of assignment) {
    const beta = betaOf(line);
    if (beta === null || !knownLines.includes(beta)) continue;
    const found = assignment.get(beta);
    if (found !== undefined) {
      const ratio = Math.log(Math.max(found.area, 1) / (typicalKbOverKa(line) * alpha.area));
      cost += Math.min(0.5 * (ratio / RATIO_SPREAD) ** 2, MOST_RATIO_COST);
    } else if (
      expectedBetaSignificance(line, alpha) > BETA_EXPECTED_FROM &&
      !isHidden(beta, assignment, gainEvPerAdc * alpha.sigmaAdc)
    )
      cost += MOST_RATIO_COST;
  }
  for (const line of assignment.keys()) {
    const alpha = alphaOf(line);
    if (alpha !== null && !assignment.has(alpha)) cost += MOST_RATIO_COST;
  }
  return cost;
}
