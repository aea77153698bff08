import { SILICON, type LineId } from '../../physics/lines';
import type { Profile } from '../../physics/profile';
import { strongestLines } from '../strongestLines';
import { blendEnergyEv } from './blendedLine';
import type { FoundLine } from './foundLine';
import {
  energyBy,
  isClear,
  strongest,
  isAllowed,
  scaleThrough,
  TOLERANCE_EV,
  UNEXPLAINED_SHARE,
  worth,
  type Hypothesis,
} from './hypothesis';
import type { Assignment } from './intensityRules';

/** By how much each line is usually shifted by itself, eV: one or two of its widths. */
const DISPLACEMENT_EV = 150;
/** Furthest from the scale through the anchors, in units of what those shifts usually make. */
const FURTHEST = 3;
/** Spread of ln(intensity) about the profile's, and the most that one line's intensity may cost. */
const INTENSITY_SPREAD = 0.7;
const MOST_INTENSITY_COST = 6;
const FEWEST_LINES = 3;
/** What it costs to give up the straight scale, in units of ln(probability). */
const DISPLACED_COST = 4;

/** An assignment with its score, in the units of `assignLines`. */
export interface DisplacedAssignment {
  readonly assignment: Assignment;
  readonly score: number;
}

/**
 * Names peaks of a spectrum whose lines keep their order and their intensities, but not a straight scale: as in spectra by
 * the paper's recipe, where each line is shifted by itself. Every pair of peaks is tried as the profile's two strongest
 * lines; the other lines go to peaks in the same order, near the scale through the two as far as shifts allow. Null where
 * less than three lines fit the profile, or where nothing is known of its intensities.
 */
export function displacedLines(peaks: readonly FoundLine[], profile: Profile): DisplacedAssignment | null {
  const [low, high] = strongestLines(profile);
  let best: DisplacedAssignment | null = null;
  if (low === undefined || high === undefined || profile.intensitySpread > 1) return best;
  const tried = strongest(peaks);
  for (const lowPeak of tried) {
    for (const highPeak of tried) {
      const scale = highPeak.adc > lowPeak.adc ? scaleThrough([low, lowPeak], [high, highPeak]) : null;
      if (scale === null || !isAllowed(scale, profile)) continue;
      const candidate = inOrder(
        peaks,
        profile,
        scale,
        new Map([
          [low, lowPeak],
          [high, highPeak],
        ]),
      );
      if (candidate.assignment.size < FEWEST_LINES) continue;
      if (best === null || candidate.score > best.score) best = candidate;
    }
  }
  return best;
}

/** The best assignment that keeps the order, given the two anchors: over lines and peaks, both ascending. */
function inOrder(
  peaks: readonly FoundLine[],
  profile: Profile,
  scale: Hypothesis,
  anchors: ReadonlyMap<LineId, FoundLine>,
): DisplacedAssignment {
  const gainOf = matchScore(profile, scale, anchors);
  const lossOf = unexplainedCost(profile, scale);
  // bestTo[j]: the best that the lines so far make of the first j peaks.
  let bestTo: DisplacedAssignment[] = [{ assignment: new Map(), score: -DISPLACED_COST }];
  for (const peak of peaks) bestTo.push(plus(bestTo.at(-1), null, -lossOf(peak)));
  for (const line of profile.finderLines) {
    const next: DisplacedAssignment[] = bestTo.slice(0, 1);
    peaks.forEach((peak, j) => {
      const options = [
        bestTo[j + 1],
        plus(next[j], null, -lossOf(peak)),
        plus(bestTo[j], [line, peak], gainOf(line, peak)),
      ].filter((option) => option !== undefined);
      next.push(options.reduce((a, b) => (b.score > a.score ? b : a)));
    });
    bestTo = next;
  }
  return bestTo.at(-1) ?? { assignment: new Map(), score: -Infinity };
}

function plus(
  before: DisplacedAssignment | undefined,
  pair: readonly [LineId, FoundLine] | null,
  score: number,
): DisplacedAssignment {
  const assignment = pair === null ? (before?.assignment ?? new Map()) : new Map([...(before?.assignment ?? []), pair]);
  return { assignment, score: (before?.score ?? -Infinity) + score };
}

/** What it earns to take a peak for a line. An anchor goes to its own peak only. */
function matchScore(
  { finderLines, typicalIntensities }: Profile,
  scale: Hypothesis,
  anchors: ReadonlyMap<LineId, FoundLine>,
): (line: LineId, peak: FoundLine) => number {
  const energyOf = energyBy(scale);
  const excessOf = (line: LineId, { area }: FoundLine) =>
    Math.log(area / (typicalIntensities[finderLines.indexOf(line)] ?? NaN));
  const excesses = [...anchors].map(([line, peak]) => excessOf(line, peak));
  const usual = excesses.reduce((sum, excess) => sum + excess, 0) / excesses.length;
  const anchorPeaks = new Set(anchors.values());
  const anchorsEv = [...anchors.keys()].map(blendEnergyEv);
  return (line, peak) => {
    if ((anchors.has(line) || anchorPeaks.has(peak)) && anchors.get(line) !== peak) return -Infinity;
    const residual = Math.abs(energyOf(peak) - blendEnergyEv(line)) / usualResidualEv(line, anchorsEv);
    if (residual > FURTHEST) return -Infinity;
    const deviation = (excessOf(line, peak) - usual) / INTENSITY_SPREAD;
    const intensityCost = Math.min(0.5 * deviation ** 2, MOST_INTENSITY_COST);
    return worth(peak) - 0.5 * residual ** 2 - intensityCost;
  };
}

/** How far a line is from the scale through two anchors where all three are shifted by themselves: least between them. */
function usualResidualEv(line: LineId, [lowEv = 0, highEv = 1]: readonly number[]): number {
  const along = (blendEnergyEv(line) - lowEv) / (highEv - lowEv);
  return DISPLACEMENT_EV * Math.hypot(1, 1 - along, along);
}

/** What it costs to leave a peak without a name: nothing for a silicon escape peak of a line. */
function unexplainedCost({ finderLines }: Profile, scale: Hypothesis): (peak: FoundLine) => number {
  const energyOf = energyBy(scale);
  const escapesEv = finderLines.map((line) => blendEnergyEv(line) - SILICON.escapeEnergyEv);
  return (peak) => {
    const isEscape = escapesEv.some((energyEv) => Math.abs(energyOf(peak) - energyEv) < TOLERANCE_EV);
    return isEscape || !isClear(peak) ? 0 : UNEXPLAINED_SHARE * worth(peak);
  };
}
