import { SILICON, type LineId } from '../../physics/lines';
import type { Profile } from '../../physics/profile';
import { alphaOf, blendEnergyEv } from './blendedLine';
import { alphaCost, betaCost } from './intensityCost';
import { withoutImpossible, type Assignment } from './intensityRules';
import type { FoundLine } from './strongPeaks';

/** Peaks below this many standard deviations of Poisson noise may complete an assignment, not make one. */
export const CLEAR_SIGNIFICANCE = 4;
/** Strongest peaks that are tried as Ka lines. */
const TRIED_PEAKS = 8;
/** How far from a straight scale a line may lie, eV: electronics bend by up to 50 eV at copper. */
const TOLERANCE_EV = 90;
const TYPICAL_RESIDUAL_EV = 40;
/** An unexplained peak costs this part of what an explained one of the same strength earns. */
const UNEXPLAINED_SHARE = 0.5;
const FEWEST_CLEAR_LINES = 2;
const FEWEST_LINES = 3;

interface Hypothesis {
  readonly gainEvPerAdc: number;
  readonly offsetEv: number;
}

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
 * what the clear ones say. Empty where no two clear lines, or no three lines in all, agree.
 */
export function assignLines(peaks: readonly FoundLine[], profile: Profile): Map<LineId, FoundLine> {
  const clear = peaks.filter(({ significance }) => significance >= CLEAR_SIGNIFICANCE);
  let best: Scored | null = null;
  for (const hypothesis of hypotheses(clear, profile)) {
    const candidate = scoreOf(clear, hypothesis, profile);
    if (candidate.assignment.size >= FEWEST_CLEAR_LINES && (best === null || candidate.score > best.score))
      best = candidate;
  }
  if (best === null || best.score <= 0) return new Map();
  const possible = withoutImpossible(withFaintLines(best, peaks, profile), best.hypothesis.gainEvPerAdc);
  return possible.size < FEWEST_LINES ? new Map<LineId, FoundLine>() : possible;
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
  const strongest = [...peaks].sort((a, b) => b.significance - a.significance).slice(0, TRIED_PEAKS);
  for (const low of strongest) {
    for (const high of strongest) {
      if (high.adc <= low.adc) continue;
      for (const [lowLine, highLine] of linePairs(profile)) {
        const gainEvPerAdc = (blendEnergyEv(highLine) - blendEnergyEv(lowLine)) / (high.adc - low.adc);
        const offsetEv = blendEnergyEv(lowLine) - gainEvPerAdc * low.adc;
        if (isWithin(gainEvPerAdc, profile.gainRangeEvPerAdc) && isWithin(offsetEv, profile.offsetRangeEv)) {
          yield { gainEvPerAdc, offsetEv };
        }
      }
    }
  }
}

/** Pairs of Ka lines, ascending in energy. */
function* linePairs({ knownLines }: Profile): Generator<readonly [LineId, LineId]> {
  const alphas = knownLines.filter((line) => alphaOf(line) === null);
  for (const low of alphas) {
    for (const high of alphas) if (blendEnergyEv(high) > blendEnergyEv(low)) yield [low, high];
  }
}

function isWithin(value: number, [from, to]: readonly [number, number]): boolean {
  return value >= from && value <= to;
}

function energyBy({ gainEvPerAdc, offsetEv }: Hypothesis): (peak: FoundLine) => number {
  return ({ adc }) => offsetEv + gainEvPerAdc * adc;
}

function scoreOf(peaks: readonly FoundLine[], hypothesis: Hypothesis, profile: Profile): Scored {
  const energyOf = energyBy(hypothesis);
  const assignment = new Map<LineId, FoundLine>();
  let score = 0;
  for (const line of profile.knownLines) {
    const peak = nearest(peaks, energyOf, blendEnergyEv(line));
    if (peak === null || [...assignment.values()].includes(peak)) continue;
    assignment.set(line, peak);
    score += worth(peak) - 0.5 * ((energyOf(peak) - blendEnergyEv(line)) / TYPICAL_RESIDUAL_EV) ** 2;
  }
  const explained = new Set(assignment.values());
  const escapes = [...assignment.keys()].map((line) => blendEnergyEv(line) - SILICON.escapeEnergyEv);
  for (const peak of peaks) {
    const isEscape = escapes.some((energyEv) => Math.abs(energyOf(peak) - energyEv) < TOLERANCE_EV);
    if (!explained.has(peak) && !isEscape) score -= UNEXPLAINED_SHARE * worth(peak);
  }
  return { hypothesis, assignment, score: score - alphaCost(assignment, profile) - betaCost(assignment, profile) };
}

/** Grows with the logarithm: ten weak peaks say more of a scale than one that is ten times as strong. */
function worth(peak: FoundLine): number {
  return Math.log1p(peak.significance);
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
