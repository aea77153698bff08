import { LINES, SILICON, type Line, type LineId } from '../physics/lines';

/** One Lorentzian that a detector sees, with its expected events. */
export interface Emission {
  readonly energyEv: number;
  readonly naturalWidthEv: number;
  readonly events: number;
}

/** Expected events of each line (all components, without escape peaks); lines left out do not shine. */
export type LineYields = Readonly<Partial<Record<LineId, number>>>;

/**
 * Every line as the emissions a silicon detector sees: the components of `physics/lines`, the satellite that draws the
 * line's centroid below its tabulated energy, and the silicon escape peak.
 */
export function emissionsOf(yields: LineYields): Emission[] {
  return Object.entries(yields).flatMap(([id, events]) => emissionsOfLine(LINES[id as LineId], events));
}

function emissionsOfLine(line: Line, events: number): Emission[] {
  const weights = line.components.reduce((sum, component) => sum + component.weight, 0);
  const satellite = -line.centroidShiftEv / satelliteDistanceEv(line);
  const escaping = escapeFraction(line.components[0].energyEv);
  const detected = line.components.map(({ energyEv, naturalWidthEv, weight }) => ({
    energyEv,
    naturalWidthEv,
    events: ((1 - escaping) * (1 - satellite) * (events * weight)) / weights,
  }));
  const shifted = detected.map((emission) => ({
    ...emission,
    energyEv: emission.energyEv - satelliteDistanceEv(line),
    events: (emission.events * satellite) / (1 - satellite),
  }));
  const [first] = line.components;
  const escape = {
    energyEv: first.energyEv - SILICON.escapeEnergyEv,
    naturalWidthEv: first.naturalWidthEv,
    events: escaping * events,
  };
  return [...detected, ...(satellite > 0 ? shifted : []), escape];
}

/** The Kb' satellite of Ti to Mn lies some 15 eV below its line; the asymmetry of a Ka is closer. */
function satelliteDistanceEv(line: Line): number {
  return line.id.endsWith('Kb') ? 15 : 6;
}

const SILICON_K_EDGE_EV = 1839;

/**
 * Share of photons of `energyEv` absorbed in silicon whose Si K fluorescence leaves through the entrance face (Reed and
 * Ware, J. Phys. E 5 (1972) 582): none below silicon's K edge. Photoabsorption of NIST XCOM: 147 cm2/g at 6 keV, falling as E^-2.86, 350 cm2/g at
 * Si Ka; K fluorescence yield 0.047, K share of the absorption 0.92.
 */
export function escapeFraction(energyEv: number): number {
  if (energyEv < SILICON_K_EDGE_EV) return 0;
  const ratio = (147 * (6000 / energyEv) ** 2.86) / 350;
  return 0.5 * 0.047 * 0.92 * (1 - Math.log(1 + ratio) / ratio);
}
