import type { FixedShape } from '../../physics/tabulatedShape';
import type { Width } from './width';

/** One component of a line. */
export interface LineComponent {
  /** Distance from the line's position, in units of x. */
  readonly offset: number;
  /** Share of the line's counts; the shares of a line add up to 1. */
  readonly share: number;
}

/** A line. Its numbers are indices of parameters, so that lines can share them. */
export interface LineTerm {
  readonly components: readonly LineComponent[];
  readonly position: number;
  /** Counts of the whole line, all components, tail included, inside the region or not. */
  readonly area: number;
  /** Where the line's counts are a share of those of another one: that share. */
  readonly areaShare?: number;
  readonly width: Width;
  /** Share of counts in the tail towards low energy, and its slope in sigmas; none where there is no tail. */
  readonly tail?: { readonly fraction: number; readonly beta: number };
  /** The shape where tail and its slope are fixed: a table is faster. The tail's parameters then have no say. */
  readonly fixedShape?: FixedShape;
}
