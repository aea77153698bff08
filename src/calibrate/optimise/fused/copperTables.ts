/** Tables of the copper doublet of one line shape: all rows of a detector share them. */
import type { Doublet } from '../lineDoublet';
import { cubicTable, type CubicTable } from './cubicTable';
import { doubletAt, emptyDoubletValue, type DoubletValue } from '../doubletShape';
import type { CopperRow } from '../row';

/**
 * From below Ka2 to above Ka1, in sigma: windows end at 5 and 4, those of 400 channels at 12. What lies outside is
 * evaluated in full.
 */
const BELOW_SIGMA = 14;
const ABOVE_SIGMA = 13;

/** At 32 the relative error of the slope is 1e-6 at the line and, without a tail, 3e-5 five sigma off it. */
const INTERVALS_PER_SIGMA = 32;

/** The components of a line narrower than this part of their distance would take too long a table. */
const MOST_INTERVALS = 4096;

type Range = readonly [lowEv: number, highEv: number, intervals: number];

/** Density (per eV) and integral of the doublet by energy in eV. */
export interface DoubletTables {
  readonly density: CubicTable;
  readonly cdf: CubicTable;
}

/** Tables of a doublet's density and integral, or null where they would be too long. */
export function tabulateDoublet(doublet: Doublet, line: CopperRow['line']): DoubletTables | null {
  const range = rangeOf(doublet, line);
  if (range === null) return null;
  const [lowEv, highEv] = range;
  const nodes = nodesOf(range, doublet, line);
  return {
    density: cubicTable(
      lowEv,
      highEv,
      nodes,
      ({ density }) => density,
      ({ slope }) => slope,
    ),
    cdf: cubicTable(
      lowEv,
      highEv,
      nodes,
      ({ cdf }) => cdf,
      ({ density }) => density,
    ),
  };
}

/** Table of ln(scale x density + floor) by energy in eV, or null where it would be too long. */
export function tabulateLogDensity(
  doublet: Doublet,
  line: CopperRow['line'],
  scale: number,
  floorPerEv: number,
): CubicTable | null {
  const range = rangeOf(doublet, line);
  if (range === null) return null;
  const [lowEv, highEv] = range;
  const density = (node: DoubletValue) => scale * node.density + floorPerEv;
  return cubicTable(
    lowEv,
    highEv,
    nodesOf(range, doublet, line),
    (node) => Math.log(density(node)),
    (node) => (scale * node.slope) / density(node),
  );
}

/** The doublet at both ends and at the nodes between. */
function nodesOf(
  [lowEv, highEv, intervals]: Range,
  doublet: Doublet,
  line: CopperRow['line'],
): readonly DoubletValue[] {
  return Array.from({ length: intervals + 1 }, (_, i) => {
    const node = emptyDoubletValue();
    doubletAt(lowEv + ((highEv - lowEv) * i) / intervals, doublet, line, node);
    return node;
  });
}

function rangeOf({ ka1Ev, ka2Ev }: Doublet, { sigmaEv }: CopperRow['line']): Range | null {
  const lowEv = ka2Ev - BELOW_SIGMA * sigmaEv;
  const highEv = ka1Ev + ABOVE_SIGMA * sigmaEv;
  const intervals = Math.ceil(((highEv - lowEv) / sigmaEv) * INTERVALS_PER_SIGMA);
  return intervals <= MOST_INTERVALS ? [lowEv, highEv, intervals] : null;
}
