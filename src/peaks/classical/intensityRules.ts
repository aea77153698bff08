import type { LineId } from '../../physics/lines';
import { alphaOf, betaOf, blendEnergyEv } from './blendedLine';
import type { FoundLine } from './foundLine';

/** Found peaks by the line they are taken for. */
export type Assignment = ReadonlyMap<LineId, FoundLine>;

/** Kb/Ka as a thin silicon detector sees it for Ti to Cu; absorbers and overlaps change it by up to a factor 3. */
export const TYPICAL_KB_OVER_KA = 0.135;
const MOST_KB_OVER_KA = 3 * TYPICAL_KB_OVER_KA;
/** A Kb that should stand out by this many standard deviations must have been found. */
const SURELY_SEEN = 10;
/** Closer than this many sigma, a Kb hides in the flank of its Ka. */
const SURELY_APART = 4.5;

/**
 * Strikes out what the intensities forbid, until nothing changes: a Kb without its Ka, a Kb stronger than 0.4 of its
 * Ka, and a Ka whose Kb is resolved and would stand out of the noise by 10 sigma but was not found. `gainEvPerAdc` is that
 * of the scale behind the assignment.
 */
export function withoutImpossible(assignment: Assignment, gainEvPerAdc: number): Map<LineId, FoundLine> {
  const kept = new Map(assignment);
  let before: number;
  do {
    before = kept.size;
    for (const [line, peak] of [...kept]) if (!isPossible(line, peak, kept, gainEvPerAdc)) kept.delete(line);
  } while (kept.size < before);
  return kept;
}

function isPossible(line: LineId, peak: FoundLine, kept: Assignment, gainEvPerAdc: number): boolean {
  const alpha = alphaOf(line);
  if (alpha !== null) {
    const strong = kept.get(alpha);
    return strong !== undefined && peak.area <= MOST_KB_OVER_KA * strong.area;
  }
  const beta = betaOf(line);
  if (beta === null || kept.has(beta)) return true;
  const apart = (blendEnergyEv(beta) - blendEnergyEv(line)) / (gainEvPerAdc * peak.sigmaAdc);
  return apart < SURELY_APART || expectedBetaSignificance(peak) < SURELY_SEEN;
}

/** Significance that the Kb of this Ka should have: its area falls by the ratio, its noise by the root of it at most. */
export function expectedBetaSignificance(alpha: FoundLine): number {
  return TYPICAL_KB_OVER_KA * alpha.significance;
}
