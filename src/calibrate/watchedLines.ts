import type { LineId } from '../physics/lines';

/** What is watched of an energy scale: the gain at the optimised line, and where lines go that its likelihood does not see. */
export interface Watched {
  readonly line: LineId;
  readonly others: readonly LineId[];
}

export const WATCHED_WITH_COPPER: Watched = { line: 'CuKa', others: ['TiKa', 'MnKa', 'CuKb'] };

/** A figure of each watched line. */
export type PerLine<Figure> = Readonly<Partial<Record<LineId, Figure>>>;

/** The watched lines with what is known of each, in their order. */
export function linesOf<Figure>(perLine: PerLine<Figure>): [LineId, Figure][] {
  return Object.entries(perLine) as [LineId, Figure][];
}
