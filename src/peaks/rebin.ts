/** Equal bins on the channel axis: bin i covers channels [firstAdc + i binAdc, firstAdc + (i + 1) binAdc). */
export interface ChannelBins {
  readonly firstAdc: number;
  readonly binAdc: number;
  readonly bins: number;
}

/** Adds up the counts of each bin into `out` from index `start`; channels that the spectrum lacks hold none. */
export function rebinInto(
  out: Float32Array | Float64Array,
  start: number,
  counts: Uint32Array,
  bins: ChannelBins,
): void {
  for (let bin = 0; bin < bins.bins; bin++) {
    const from = bins.firstAdc + bin * bins.binAdc;
    let sum = 0;
    for (let adc = from; adc < from + bins.binAdc; adc++) sum += counts[adc] ?? 0;
    out[start + bin] = sum;
  }
}

/**
 * Channel position of the place `fromEdgeAdc` channels above the bins' lower edge. A channel's value means its centre,
 * so the lower edge of channel `firstAdc` lies at firstAdc - 1/2.
 */
export function adcFromEdge(bins: ChannelBins, fromEdgeAdc: number): number {
  return bins.firstAdc - 0.5 + fromEdgeAdc;
}
