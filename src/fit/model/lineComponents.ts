import { LINES, type LineId } from '../../physics/lines';

/**
 * Components of a characteristic line relative to its first (Ka1 of a doublet), in units of x of `evPerUnit` eV: their
 * distance, their share of the counts, and their natural width.
 */
export function lineComponents(
  line: LineId,
  evPerUnit: number,
): { readonly offset: number; readonly share: number; readonly naturalWidth: number }[] {
  const { components } = LINES[line];
  const whole = components.reduce((sum, { weight }) => sum + weight, 0);
  return components.map(({ energyEv, weight, naturalWidthEv }) => ({
    offset: (energyEv - components[0].energyEv) / evPerUnit,
    share: weight / whole,
    naturalWidth: naturalWidthEv / evPerUnit,
  }));
}
