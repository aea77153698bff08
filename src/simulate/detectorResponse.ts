import type { Resolution } from '../physics/resolution';

/** How one SDD answers to a photon: `Resolution` and what it loses of the charge. */
export interface DetectorResponse extends Resolution {
  /** Share of a line's events that lose charge in the tail towards low energy, 0 to 1. */
  readonly tailFraction: number;
  /** Mean loss in the tail in units of sigma (METHOD.md section 3, b). */
  readonly tailBeta: number;
  /** Share of a line's events that lose a uniform part of their energy (the flat shelf), 0 to 1. */
  readonly shelfFraction: number;
}
