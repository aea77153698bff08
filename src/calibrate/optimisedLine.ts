import { LINES, type LineId } from '../physics/lines';
import type { Profile } from '../physics/profile';

/** The line whose likelihood an optimisation raises, and the lines that may stand beside it in a spectrum. */
export interface OptimisedLine {
  readonly line: LineId;
  readonly knownLines: readonly LineId[];
}

/** Copper, as VIP-2 has it. */
export const COPPER_LINE: OptimisedLine = { line: 'CuKa', knownLines: [] };

/**
 * The line that the constants of a profile are moved by: its line of interest, where the scale is made of it or it is copper.
 * One that is never calibrated on is what the experiment measures, and to move constants onto its tabulated energy would be
 * to assume the answer: there it is copper, where the profile knows it. Null where there is neither.
 */
export function optimisedLineOf({
  lineOfInterest,
  calibrationLines,
  knownLines,
}: Pick<Profile, 'lineOfInterest' | 'calibrationLines' | 'knownLines'>): OptimisedLine | null {
  if (lineOfInterest !== 'CuKa' && calibrationLines.includes(lineOfInterest)) {
    return { line: lineOfInterest, knownLines };
  }
  return knownLines.includes('CuKa') ? COPPER_LINE : null;
}

/** Lines that may stand beside the optimised one once the lines `seen` are there: those of the same elements. */
export function linesBeside({ line, knownLines }: OptimisedLine, seen: readonly LineId[]): LineId[] {
  const elements = new Set(seen.map((own) => LINES[own].element));
  const known = knownLines.filter((own) => elements.has(LINES[own].element));
  return [...new Set([...seen, ...known])].filter((own) => own !== line);
}
