import { ELEMENTS } from '../../src/physics/elements';
import { GENERIC } from '../../src/physics/openProfiles';
import type { Profile } from '../../src/physics/profile';
import { withLines } from '../../src/physics/withLines';

/** Generic with elements chosen: their K lines, or L lines where silicon does not see those. */
export function genericWith(...symbols: readonly string[]): Profile {
  const lines = ELEMENTS.filter(({ symbol }) => symbols.includes(symbol)).flatMap((element) => {
    const family = element.z > 45 ? 'L' : 'K';
    return element.lines.filter((own) => own.family.startsWith(family)).map(({ line }) => line.id);
  });
  return withLines(GENERIC, lines);
}
