import type { Line } from './line';
import type { EscapeLineId, EscapingLineId } from './lineId';
import { SILICON } from './silicon';

/** Lines that silicon absorbs above its K edge, so that a Ka of its own may leave the detector: those of common sources. */
export const ESCAPING = ['TiKa', 'CrKa', 'MnKa', 'FeKa', 'NiKa', 'CuKa', 'ZnKa'] as const satisfies EscapingLineId[];

/**
 * The silicon escape peak of the line `id`, as a line: the same components, lower by the energy that the escaped Ka of silicon
 * took along. Named after its line, `MnKaEsc`.
 */
export function escapeOf(id: EscapingLineId, line: Line): Line {
  const lowered = ({ energyEv, ...component }: Line['components'][0]) => ({
    ...component,
    energyEv: energyEv - SILICON.escapeEnergyEv,
  });
  const [first, ...others] = line.components;
  return {
    ...line,
    id: `${id}Esc` satisfies EscapeLineId,
    label: `${line.label} escape`,
    components: [lowered(first), ...others.map(lowered)],
  };
}
