import { isLineId, LINES, observedEnergyEv, type LineId } from '../../physics/lines';

/**
 * How far the intensity-weighted mean of a line's components lies below its first component, eV: 6.8 for Cu Ka, 0 for
 * a line of one component. A peak search sees the mean, results quote Ka1.
 */
export function blendOffsetEv(line: LineId): number {
  const [first, ...others] = LINES[line].components;
  const weight = others.reduce((sum, component) => sum + component.weight, first.weight);
  const moment = others.reduce((sum, { energyEv, weight: w }) => sum + w * (first.energyEv - energyEv), 0);
  return moment / weight;
}

/** Energy in eV at which an unresolved line is seen. */
export function blendEnergyEv(line: LineId): number {
  return observedEnergyEv(line) - blendOffsetEv(line);
}

/** The Ka line of the element of a Kb line; null for any other line. */
export function alphaOf(line: LineId): LineId | null {
  return partnerOf(line, 'Kb', 'Ka');
}

/** The Kb line of the element of a Ka line, where the product knows one; null for any other line. */
export function betaOf(line: LineId): LineId | null {
  return partnerOf(line, 'Ka', 'Kb');
}

function partnerOf(line: LineId, family: 'Ka' | 'Kb', partner: 'Ka' | 'Kb'): LineId | null {
  if (!line.endsWith(family)) return null;
  const other = `${LINES[line].element}${partner}`;
  return isLineId(other) ? other : null;
}
