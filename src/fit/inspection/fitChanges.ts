/** Channels `firstAdc` to `lastAdc`, inclusive. */
export interface ChannelRange {
  readonly firstAdc: number;
  readonly lastAdc: number;
}

/** What someone wants tried in the fit of a window; what is left out stays as the analysis had it. */
export interface FitChanges {
  readonly range?: ChannelRange;
  /** Start values by the name of the parameter, in its unit; kept within its bounds. */
  readonly starts?: Readonly<Record<string, number>>;
  /** Whether a parameter is fixed, at its start value. */
  readonly fixed?: Readonly<Record<string, boolean>>;
  /** `voigt` has the natural widths of the lines; the analysis fits without them. */
  readonly profile?: 'gauss' | 'voigt';
}
