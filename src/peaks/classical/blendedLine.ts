import { LINES, observedEnergyEv, type LineId } from '../../physics/lines';

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

/** The Ka line of the element of a Kb line; null for a Ka. */
export function alphaOf(line: LineId): LineId | null {
  const alpha = `${LINES[line].element}Ka`;
  return alpha === line ? null : ((Object.keys(LINES) as LineId[]).find((id) => id === alpha) ?? null);
}

/** The Kb line of the element of a Ka line, where the product knows one. */
export function betaOf(line: LineId): LineId | null {
  const beta = `${LINES[line].element}Kb`;
  return beta === line ? null : ((Object.keys(LINES) as LineId[]).find((id) => id === beta) ?? null);
}
