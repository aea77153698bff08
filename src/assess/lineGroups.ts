import { LINES, observedEnergyEv, type LineId } from '../physics/lines';
import type { Profile } from '../physics/profile';
import { SPECTRUM_BINS, spectrumBins } from './energyBins';
import type { LineGroup } from './lineFits';

/** Lines closer than this are fitted together, eV: windows of 4.5 sigma on both sides touch. */
const TOGETHER_EV = 700;
/** A Kb closer than this to a line of another element is not told apart from it by an SDD, eV. */
const HIDDEN_EV = 190;
/** Room for the window and the search of a line at the ends of the spectrum, eV. */
const MARGIN_EV = 700;

/**
 * The lines of an experiment that are fitted in its summed spectra, in groups whose windows touch, the strongest first:
 * those of elements that it calibrates on, within the spectrum, without Cu Ka, which has its own fit.
 */
export function lineGroups(profile: Profile): LineGroup[] {
  const { firstEdgeEv, binWidthEv } = SPECTRUM_BINS;
  const lastEdgeEv = firstEdgeEv + spectrumBins(profile) * binWidthEv;
  const lines = profile.knownLines.filter((line) => {
    const energyEv = observedEnergyEv(line);
    const isInside = energyEv - MARGIN_EV > firstEdgeEv && energyEv + MARGIN_EV < lastEdgeEv;
    const isOfScale = profile.calibrationLines.some((own) => elementOf(own) === elementOf(line));
    return isInside && isOfScale && line !== 'CuKa' && !isHidden(line, profile);
  });
  const groups: LineId[][] = [];
  for (const line of lines) {
    const last = groups.at(-1);
    const before = last?.at(-1);
    if (last !== undefined && before !== undefined && observedEnergyEv(line) - observedEnergyEv(before) < TOGETHER_EV) {
      last.push(line);
    } else groups.push([line]);
  }
  return groups.map((group) => strongestFirst(group, profile));
}

function isHidden(line: LineId, { knownLines }: Profile): boolean {
  if (!line.endsWith('Kb')) return false;
  return knownLines.some(
    (other) => !other.endsWith('Kb') && Math.abs(observedEnergyEv(other) - observedEnergyEv(line)) < HIDDEN_EV,
  );
}

function strongestFirst(group: readonly LineId[], { finderLines, typicalIntensities }: Profile): LineGroup {
  const intensity = (line: LineId) => typicalIntensities[finderLines.indexOf(line)] ?? 0;
  const [first, ...others] = [...group].sort((a, b) => intensity(b) - intensity(a));
  if (first === undefined) throw new RangeError('a group of lines has at least one');
  return [first, ...others];
}

function elementOf(line: LineId): string {
  return LINES[line].element;
}
