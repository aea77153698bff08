/** Tables of the copper doublet of one line shape: all rows of a detector share them. */
import type { CopperDoublet } from '../copperLine';
import { tabulate, type CubicTable } from './cubicTable';
import { doubletAt, emptyDoubletValue } from '../doubletShape';
import type { CopperRow } from '../row';

/**
 * From below Ka2 to above Ka1, in sigma: windows end at 5 and 4, and lines move by one or two. What lies outside is
 * evaluated in full.
 */
const BELOW_SIGMA = 8;
const ABOVE_SIGMA = 6;

/** At 64 the relative error of the slope is 1e-7 at the line and 1e-5 five sigma off it. */
const INTERVALS_PER_SIGMA = 64;

/** The components of a line narrower than this part of their distance would take too long a table. */
const MOST_INTERVALS = 4096;

/** Density (per eV) and integral of the doublet by energy in eV. */
export interface DoubletTables {
  readonly density: CubicTable;
  readonly cdf: CubicTable;
}

/** Tables of a doublet's density and integral, or null where they would be too long. */
export function tabulateDoublet(doublet: CopperDoublet, line: CopperRow['line']): DoubletTables | null {
  const range = rangeOf(doublet, line);
  if (range === null) return null;
  const value = emptyDoubletValue();
  return {
    density: tabulate(...range, (energyEv) => {
      doubletAt(energyEv, doublet, line, value);
      return [value.density, value.slope];
    }),
    cdf: tabulate(...range, (energyEv) => {
      doubletAt(energyEv, doublet, line, value);
      return [value.cdf, value.density];
    }),
  };
}

/** Table of ln(scale x density + floor) by energy in eV, or null where it would be too long. */
export function tabulateLogDensity(
  doublet: CopperDoublet,
  line: CopperRow['line'],
  scale: number,
  floorPerEv: number,
): CubicTable | null {
  const range = rangeOf(doublet, line);
  if (range === null) return null;
  const value = emptyDoubletValue();
  return tabulate(...range, (energyEv) => {
    doubletAt(energyEv, doublet, line, value);
    const density = scale * value.density + floorPerEv;
    return [Math.log(density), (scale * value.slope) / density];
  });
}

function rangeOf(
  { ka1Ev, ka2Ev }: CopperDoublet,
  { sigmaEv }: CopperRow['line'],
): [low: number, high: number, intervals: number] | null {
  const lowEv = ka2Ev - BELOW_SIGMA * sigmaEv;
  const highEv = ka1Ev + ABOVE_SIGMA * sigmaEv;
  const intervals = Math.ceil(((highEv - lowEv) / sigmaEv) * INTERVALS_PER_SIGMA);
  return intervals <= MOST_INTERVALS ? [lowEv, highEv, intervals] : null;
}
