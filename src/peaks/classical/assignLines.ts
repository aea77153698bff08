import { SILICON, type LineId } from '../../physics/lines';
import type { Profile } from '../../physics/profile';
import { alphaOf, blendEnergyEv } from './blendedLine';
import { alphaCost, betaCost } from './intensityCost';
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
import { withoutImpossible, type Assignment } from './intensityRules';
import { displacedLines } from './displacedLines';
import type { FoundLine } from './foundLine';

const TYPICAL_RESIDUAL_EV = 40;
const FEWEST_CLEAR_LINES = 2;
const FEWEST_LINES = 3;

interface Scored {
  readonly hypothesis: Hypothesis;
  readonly assignment: Assignment;
  readonly score: number;
}

/**
 * Names the peaks of one spectrum whose energy scale is unknown. Every pair of strong peaks is tried as every pair of
 * Ka lines; what gain and offset follow must lie in the profile's ranges. A hypothesis earns by the peaks it explains
 * (as lines or as silicon escape peaks), and pays for peaks that it does not, for residuals, and for intensities that
 * are not those of the profile or, for a Kb, not those of its Ka. Peaks below 4 standard deviations only complete
 * what the clear ones say. Empty where no two clear lines, or no three lines in all (two, where the profile
 * has no more), agree.
 */
export function assignLines(peaks: readonly FoundLine[], profile: Profile): Map<LineId, FoundLine> {
  const clear = peaks.filter(isClear);
  let best: Scored | null = null;
  for (const hypothesis of hypotheses(clear, profile)) {
    const candidate = scoreOf(clear, hypothesis, profile);
    if (candidate.assignment.size >= FEWEST_CLEAR_LINES && (best === null || candidate.score > best.score))
      best = candidate;
  }
  const straight = best === null || best.score <= 0 ? null : possibleOf(best, peaks, profile);
  const displaced = displacedLines(peaks, profile);
  if (displaced !== null && displaced.score > (straight?.score ?? 0)) return new Map(displaced.assignment);
  return new Map(straight?.assignment);
}

/** What of the best hypothesis is possible, faint lines included; what it loses by that. Null where too little is left. */
function possibleOf(best: Scored, peaks: readonly FoundLine[], profile: Profile): Scored | null {
  const assignment = withoutImpossible(
    withFaintLines(best, peaks, profile),
    best.hypothesis.gainEvPerAdc,
    profile.knownLines,
  );
  if (assignment.size < Math.min(FEWEST_LINES, profile.knownLines.length)) return null;
  const kept = new Set(assignment.values());
  const struck = [...best.assignment.values()].filter((peak) => !kept.has(peak));
  const loss = struck.reduce((sum, peak) => sum + (1 + UNEXPLAINED_SHARE) * worth(peak), 0);
  return { ...best, assignment, score: best.score - loss };
}

/** Adds lines of the profile that were too faint to name by themselves, where the scale says they should be. */
function withFaintLines({ assignment, hypothesis }: Scored, peaks: readonly FoundLine[], profile: Profile): Assignment {
  const completed = new Map(assignment);
  const free = peaks.filter((peak) => ![...assignment.values()].includes(peak));
  for (const line of profile.finderLines) {
    const peak = completed.has(line) ? null : nearest(free, energyBy(hypothesis), blendEnergyEv(line));
    if (peak !== null) completed.set(line, peak);
  }
  return completed;
}

function* hypotheses(peaks: readonly FoundLine[], profile: Profile): Generator<Hypothesis> {
  const tried = strongest(peaks);
  for (const low of tried) {
    for (const high of tried) {
      if (high.adc <= low.adc) continue;
      for (const [lowLine, highLine] of linePairs(profile)) {
        const hypothesis = scaleThrough([lowLine, low], [highLine, high]);
        if (isAllowed(hypothesis, profile)) yield hypothesis;
      }
    }
  }
}

/** Pairs of lines that are no Kb, ascending in energy; of all lines where there is but one of those. */
function* linePairs({ knownLines }: Profile): Generator<readonly [LineId, LineId]> {
  const strong = knownLines.filter((line) => alphaOf(line) === null);
  const tried = strong.length > 1 ? strong : knownLines;
  for (const low of tried) {
    for (const high of tried) if (blendEnergyEv(high) > blendEnergyEv(low)) yield [low, high];
  }
}

function scoreOf(peaks: readonly FoundLine[], hypothesis: Hypothesis, profile: Profile): Scored {
  const energyOf = energyBy(hypothesis);
  const assignment = new Map<LineId, FoundLine>();
  let score = 0;
  for (const line of profile.knownLines) {
    const peak = nearest(peaks, energyOf, blendEnergyEv(line));
    if (peak === null || [...assignment.values()].includes(peak)) continue;
    if (isRatherAlpha(line, energyOf(peak), profile)) continue;
    assignment.set(line, peak);
    score += worth(peak) - 0.5 * ((energyOf(peak) - blendEnergyEv(line)) / TYPICAL_RESIDUAL_EV) ** 2;
  }
  const explained = new Set(assignment.values());
  const escapes = [...assignment.keys()].map((line) => blendEnergyEv(line) - SILICON.escapeEnergyEv);
  for (const peak of peaks) {
    if (!isSpokenOf(energyOf(peak), profile)) continue;
    const isEscape = escapes.some((energyEv) => Math.abs(energyOf(peak) - energyEv) < TOLERANCE_EV);
    if (!explained.has(peak) && !isEscape) score -= UNEXPLAINED_SHARE * worth(peak);
  }
  return {
    hypothesis,
    assignment,
    score: score - alphaCost(assignment, profile) - betaCost(assignment, profile, hypothesis.gainEvPerAdc),
  };
}

/** Whether a peak that could be a Kb is nearer to a stronger line of another element: V Ka beside Ti Kb. */
function isRatherAlpha(line: LineId, energyEv: number, { knownLines }: Profile): boolean {
  if (alphaOf(line) === null) return false;
  const distanceEv = Math.abs(energyEv - blendEnergyEv(line));
  return knownLines.some((other) => alphaOf(other) === null && Math.abs(energyEv - blendEnergyEv(other)) < distanceEv);
}

/**
 * Whether a profile says what may stand at this energy. Where nothing is known of the source but some of its elements, it
 * says nothing of what lies beyond their lines.
 */
function isSpokenOf(energyEv: number, { knownLines, intensitySpread }: Profile): boolean {
  const [lowest, highest] = [knownLines[0], knownLines.at(-1)];
  if (intensitySpread <= 1 || lowest === undefined || highest === undefined) return true;
  return energyEv > blendEnergyEv(lowest) - TOLERANCE_EV && energyEv < blendEnergyEv(highest) + TOLERANCE_EV;
}

function nearest(
  peaks: readonly FoundLine[],
  energyOf: (peak: FoundLine) => number,
  energyEv: number,
): FoundLine | null {
  let best: FoundLine | null = null;
  let closest = TOLERANCE_EV;
  for (const peak of peaks) {
    const distance = Math.abs(energyOf(peak) - energyEv);
    if (distance < closest) {
      closest = distance;
      best = peak;
    }
  }
  return best;
}
