import type { Resolution } from '../physics/resolution';

/** What the whole run says of a detector's response: kept fixed where a batch has too few counts to tell. */
export interface LineShapeTemplate {
  readonly resolution: Resolution;
  /** Share of a line's counts in its low-energy tail, 0 to 1. */
  readonly tailFraction: number;
  /** Slope of the tail in units of sigma. */
  readonly tailBeta: number;
  /** Counts of the shoulder above Mn Kb as a share of the line's (`SHOULDER`); missing where none is known of. */
  readonly shoulder?: number;
}
