import type { Peak } from '../dataset/peak';
import type { Profile } from '../physics/profile';
import { alphaOf, betaOf } from './classical/blendedLine';
import { findByStatedScale } from './classical/statedFinder';
import { scaleOf } from './scaleOf';

/**
 * The peaks with those lines of `profile.alsoFind` that stand where the scale of the others puts them, ascending. Nothing is
 * added where fewer than two lines tell a rising scale. A Kb is looked for beside its Ka, whose place is known better.
 */
export function withFurtherLines(peaks: readonly Peak[], counts: Uint32Array, profile: Profile): Peak[] {
  const missing = profile.alsoFind.filter((line) => !peaks.some((peak) => peak.line === line));
  const stated = scaleOf(peaks);
  if (stated === null || missing.length === 0) return [...peaks];
  // The named lines are looked for too: they say how wrong the scale is, and what is theirs is nobody else's.
  const known = profile.knownLines.filter((line) => peaks.some((peak) => peak.line === line) || partnerIsMissing(line));
  const sought = [...new Set([...known, ...missing])];
  const found = findByStatedScale({ counts, stated }, sought).filter(({ line }) => missing.includes(line));
  return [...peaks, ...found].sort((a, b) => a.adc - b.adc);

  function partnerIsMissing(line: Peak['line']): boolean {
    return missing.some((other) => other === betaOf(line) || other === alphaOf(line));
  }
}
