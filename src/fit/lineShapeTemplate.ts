import type { Resolution } from '../physics/resolution';

/** What the whole run says of a detector's response: kept fixed where a batch has too few counts to tell. */
export interface LineShapeTemplate {
  readonly resolution: Resolution;
  /** Share of a line's counts in its low-energy tail, 0 to 1. */
  readonly tailFraction: number;
  /** Slope of the tail in units of sigma. */
  readonly tailBeta: number;
}
