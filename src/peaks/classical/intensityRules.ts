import { shareOf } from '../../physics/elements';
import type { LineId } from '../../physics/lines';
import { alphaOf, betaOf, blendEnergyEv } from './blendedLine';
import type { FoundLine } from './foundLine';

/** Found peaks by the line they are taken for. */
export type Assignment = ReadonlyMap<LineId, FoundLine>;

/** Kb/Ka as a thin silicon detector sees it for Ti to Cu; absorbers and overlaps change it by up to a factor 3. */
const TYPICAL_KB_OVER_KA = 0.135;
/** The table's Kb/Ka knows nothing of windows, which take more of a light element's Ka than of its Kb. */
const LIGHT_ABSORPTION = 1.1;
const MOST_KB_OVER_KA = 3 * TYPICAL_KB_OVER_KA;
/** A Kb that should stand out by this many standard deviations must have been found. */
const SURELY_SEEN = 10;
/** Closer than this many sigma, a Kb hides in the flank of its Ka. */
const SURELY_APART = 4.5;
/** Closer than this many sigma to a line of another element, a Kb need not be a peak of its own: Cr Kb under Mn Ka. */
const HIDDEN_SIGMA = 3;

/**
 * Strikes out what the intensities forbid, until nothing changes: a Kb without its Ka, a Kb stronger than 0.4 of its
 * Ka, and a Ka whose Kb is one of `knownLines`, resolved, and would stand out of the noise by 10 sigma but was not found. `gainEvPerAdc` is that
 * of the scale behind the assignment.
 */
export function withoutImpossible(
  assignment: Assignment,
  gainEvPerAdc: number,
  knownLines: readonly LineId[],
): Map<LineId, FoundLine> {
  const kept = new Map(assignment);
  let before: number;
  do {
    before = kept.size;
    for (const [line, peak] of [...kept]) {
      if (!isPossible(line, peak, { kept, gainEvPerAdc, knownLines })) kept.delete(line);
    }
  } while (kept.size < before);
  return kept;
}

interface Surroundings {
  readonly kept: Assignment;
  readonly gainEvPerAdc: number;
  readonly knownLines: readonly LineId[];
}

function isPossible(line: LineId, peak: FoundLine, { kept, gainEvPerAdc, knownLines }: Surroundings): boolean {
  const alpha = alphaOf(line);
  if (alpha !== null) {
    const strong = kept.get(alpha);
    return strong !== undefined && peak.area <= MOST_KB_OVER_KA * strong.area;
  }
  const beta = betaOf(line);
  if (beta === null || kept.has(beta) || !knownLines.includes(beta)) return true;
  const sigmaEv = gainEvPerAdc * peak.sigmaAdc;
  const apart = (blendEnergyEv(beta) - blendEnergyEv(line)) / sigmaEv;
  if (isHidden(beta, kept, sigmaEv)) return true;
  return apart < SURELY_APART || expectedBetaSignificance(line, peak) < SURELY_SEEN;
}

/** Whether a line stands so near to a named Ka or L line (`sigmaEv`: width, eV) that no search could part the two. */
export function isHidden(line: LineId, kept: Assignment, sigmaEv: number): boolean {
  return [...kept.keys()].some(
    (other) => alphaOf(other) === null && Math.abs(blendEnergyEv(other) - blendEnergyEv(line)) < HIDDEN_SIGMA * sigmaEv,
  );
}

/** Kb/Ka of an element: that of Ti to Cu, but for light elements, whose Kb is fainter. */
export function typicalKbOverKa(alpha: LineId): number {
  const beta = betaOf(alpha);
  return beta === null ? TYPICAL_KB_OVER_KA : Math.min(TYPICAL_KB_OVER_KA, LIGHT_ABSORPTION * shareOf(beta));
}

/** Significance that the Kb of this Ka should have: its area falls by the ratio, its noise by the root of it at most. */
export function expectedBetaSignificance(line: LineId, alpha: FoundLine): number {
  return typicalKbOverKa(line) * alpha.significance;
}
