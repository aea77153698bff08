import type { FixedShape } from '../../physics/tabulatedShape';
import { spreadOf, type Spread, type Width } from './width';

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

/** A line's numbers at one point of the parameters. */
export interface LineState {
  readonly position: number;
  /** Counts of the line, or of the one that it has a share of. */
  readonly area: number;
  readonly share: number;
  readonly spread: Spread;
  readonly tailFraction: number;
  readonly tailBeta: number;
}

/** Reads a line's numbers off the parameters; a line without tail has a fraction of 0. */
export function lineStateOf(line: Omit<LineTerm, 'components'>, parameters: Float64Array): LineState {
  const { position, area, areaShare, width, tail } = line;
  const at = (index: number | undefined, missing: number) =>
    index === undefined ? missing : (parameters[index] ?? missing);
  return {
    position: at(position, 0),
    area: at(area, 0),
    share: at(areaShare, 1),
    spread: spreadOf(width, parameters),
    tailFraction: at(tail?.fraction, 0),
    tailBeta: at(tail?.beta, 1),
  };
}
