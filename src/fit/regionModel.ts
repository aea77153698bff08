import { straightBetween } from './model/backgrounds';
import type { LineTerm } from './model/lineTerm';
import { tailedLine } from './model/tailedLine';
import { sumOfTerms, type Bins } from './model/term';
import type { CountModel } from './poissonCost';

/** A stretch of spectrum, its lines and a straight background. */
export interface Region extends Bins {
  readonly lines: readonly LineTerm[];
  /** Indices of the background's values at the two ends, in counts per unit of x; both >= 0 keep it positive. */
  readonly background: readonly [number, number];
}

/** Expected counts of a region, integrated over each bin, with closed-form derivatives. */
export function regionModel({ lines, background, ...bins }: Region): CountModel {
  return sumOfTerms([straightBetween(...background, bins), ...lines.map((line) => tailedLine(line, bins))]);
}
