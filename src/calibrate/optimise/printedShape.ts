import type { CopperRow } from './row';

/**
 * Eq. 3 adds tails of amplitude A = t on top of full Gaussians: Gauss + t Tail per component. That is (1 + t) times a
 * unit-area line with tail fraction t/(1 + t), which lets it share the code of the other losses.
 */
export function printedShape(line: CopperRow['line']): { shape: CopperRow['line']; scale: number } {
  const scale = 1 + line.tailFraction;
  return { shape: { ...line, tailFraction: line.tailFraction / scale }, scale };
}
