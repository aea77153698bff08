/** Bins of a summed spectrum: 2000-10000 eV in steps of 10 eV (METHOD.md section 3). */
export const SPECTRUM_BINS = { firstEdgeEv: 2000, binWidthEv: 10, bins: 800 } as const;

/** Bins of the copper fit, 7000-8500 eV (METHOD.md section 3, Eq. 5): a stretch of `SPECTRUM_BINS`. */
export const COPPER_REGION = { firstEdgeEv: 7000, binWidthEv: 10, bins: 150 } as const;
