import { LINES, observedEnergyEv, tabulatedEnergyEv, type LineId } from '../physics/lines';
import type { Profile } from '../physics/profile';
import { sigmaAtEv, TYPICAL_RESOLUTION } from '../physics/resolution';
import { COPPER_REGION, SPECTRUM_BINS } from './energyBins';
import type { EnergyBins } from './pieces';

/** A line that may stand in the region beside the line of interest, at a fixed distance from it. */
export interface Neighbour {
  readonly line: LineId;
  /** What its tabulated components are moved by relative to those of the line of interest, eV: centroid shifts of the two. */
  readonly shiftEv: number;
  /** Its width over that of the line of interest. */
  readonly widthRatio: number;
}

/** The line that an experiment is about, and how it is fitted in a summed spectrum. */
export interface Interest {
  readonly line: LineId;
  /** Bins of the fit: whole bins of the summed spectrum. */
  readonly region: EnergyBins;
  /** Lines that are in the model where a likelihood ratio wants them, ascending in energy. */
  readonly neighbours: readonly Neighbour[];
}

/** Eq. 5 of METHOD.md section 3: Cu Ka in 7000-8500 eV, Ni Ka with the same width. */
export const COPPER_INTEREST: Interest = {
  line: 'CuKa',
  region: COPPER_REGION,
  neighbours: [{ line: 'NiKa', shiftEv: 0, widthRatio: 1 }],
};

/** Lines closer than this to another are not told apart from it at a fixed distance, eV. */
const SAME_EV = 25;

/**
 * The profile's line of interest with its region, widened to whole bins, and the known lines inside of it. Copper in the
 * region of Eq. 5 is fitted as that has it, with nickel alone beside it.
 */
export function interestOf({ lineOfInterest, regionEv, knownLines }: InterestProfile): Interest {
  const region = regionBins(regionEv);
  if (lineOfInterest === 'CuKa' && isSame(region, COPPER_REGION)) return COPPER_INTEREST;
  const isInside = (line: LineId) => {
    const energyEv = observedEnergyEv(line);
    return energyEv > region.firstEdgeEv && energyEv < region.firstEdgeEv + region.bins * region.binWidthEv;
  };
  const isApart = (line: LineId) => Math.abs(tabulatedEnergyEv(line) - tabulatedEnergyEv(lineOfInterest)) > SAME_EV;
  const beside = knownLines.filter((line) => line !== lineOfInterest && isInside(line) && isApart(line));
  return { line: lineOfInterest, region, neighbours: beside.map((line) => neighbourOf(line, lineOfInterest)) };
}

/** What of a profile says what it is about. */
export type InterestProfile = Pick<Profile, 'lineOfInterest' | 'regionEv' | 'knownLines'>;

/** Edges of the region of a fit, eV. */
export function regionEdgesEv({ region: { firstEdgeEv, binWidthEv, bins } }: Interest): readonly [number, number] {
  return [firstEdgeEv, firstEdgeEv + bins * binWidthEv];
}

/** The line as its first component is named: `Cu Kα1` of a doublet. */
export function componentLabel(line: LineId): string {
  const { label, components } = LINES[line];
  return components.length > 1 && label.endsWith('Kα') ? `${label}1` : label;
}

function regionBins([lowEv, highEv]: readonly [number, number]): EnergyBins {
  const { firstEdgeEv, binWidthEv } = SPECTRUM_BINS;
  const first = Math.max(Math.floor((lowEv - firstEdgeEv) / binWidthEv), 0);
  const last = Math.max(Math.ceil((highEv - firstEdgeEv) / binWidthEv), first + 1);
  return { firstEdgeEv: firstEdgeEv + first * binWidthEv, binWidthEv, bins: last - first };
}

function isSame(a: EnergyBins, b: EnergyBins): boolean {
  return a.firstEdgeEv === b.firstEdgeEv && a.bins === b.bins;
}

/** A line whose centroid nobody has measured is taken to be shifted as the line of interest is. */
function neighbourOf(line: LineId, interest: LineId): Neighbour {
  const own = LINES[line].centroidShiftEv;
  const shiftEv = own === 0 ? 0 : own - LINES[interest].centroidShiftEv;
  const sigmaEv = (id: LineId) => sigmaAtEv(TYPICAL_RESOLUTION, tabulatedEnergyEv(id));
  return { line, shiftEv, widthRatio: sigmaEv(line) / sigmaEv(interest) };
}
