import { shareOf } from './elements';
import { tabulatedEnergyEv, type LineId } from './lines';
import type { Profile } from './profileShape';

/** Events of the strongest line of a shell in a typical spectrum, where nobody knows better. */
const TYPICAL_EVENTS = 10_000;
/** The region about a new line of interest, eV: more below, where its tail is. */
const REGION_EV = [-1050, 450] as const;

/** Lines ascending in energy. */
function ascending(lines: readonly LineId[]): LineId[] {
  return [...lines].sort((a, b) => tabulatedEnergyEv(a) - tabulatedEnergyEv(b));
}

/** The region in which a line of interest is fitted, where nobody says otherwise: as wide as that of copper. */
export function regionAbout(line: LineId): readonly [number, number] {
  const centreEv = 50 * Math.round(tabulatedEnergyEv(line) / 50);
  return [Math.max(centreEv + REGION_EV[0], 0), centreEv + REGION_EV[1]];
}

/** Lines nearer to each other than this are one peak to an SDD, eV. */
const APART_EV = 250;

/**
 * Those of `lines` that an SDD sees as peaks of their own, fit to make a scale of: not Au Lb1 and Lb2, which are one, nor
 * Ti Kb under V Ka. A Kb, being weak, does not keep another element's stronger line from being used.
 */
export function linesApart(lines: readonly LineId[]): LineId[] {
  const isNear = (line: LineId, other: LineId) =>
    line !== other && Math.abs(tabulatedEnergyEv(line) - tabulatedEnergyEv(other)) < APART_EV;
  return lines.filter(
    (line) => !lines.some((other) => isNear(line, other) && (line.endsWith('Kb') || !other.endsWith('Kb'))),
  );
}

/**
 * The profile with other lines: all of them to be found and known, those of `calibrated` to be calibrated on, by default
 * those that are peaks of their own. Lines that
 * it had keep their intensities, others get those of the table. The line of interest stays where it is one of `lines` or
 * marked, else it becomes the last line to be calibrated on.
 */
export function withLines(
  profile: Profile,
  lines: readonly LineId[],
  calibrated: readonly LineId[] = linesApart(lines),
): Profile {
  const sorted = ascending(lines);
  const calibrationLines = sorted.filter((line) => calibrated.includes(line));
  const stays = sorted.includes(profile.lineOfInterest) || profile.markedLines.includes(profile.lineOfInterest);
  const lineOfInterest = stays ? profile.lineOfInterest : (calibrationLines.at(-1) ?? profile.lineOfInterest);
  return {
    ...profile,
    knownLines: sorted,
    finderLines: sorted,
    typicalIntensities: sorted.map((line) => {
      const known = profile.typicalIntensities[profile.finderLines.indexOf(line)];
      return known ?? Math.max(Math.round(TYPICAL_EVENTS * shareOf(line)), 1);
    }),
    calibrationLines,
    lineOfInterest,
    regionEv: stays ? profile.regionEv : regionAbout(lineOfInterest),
  };
}
