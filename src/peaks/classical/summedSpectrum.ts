import { rebinInto, type ChannelBins } from '../rebin';
import { smoothSpectrum } from './matchedFilter';
import { strongestPeakSigma } from './peakWidth';

/** How a spectrum is searched for peaks. */
export interface PeakSearch {
  /** Range in which the peaks' width is sought, channels. */
  readonly sigmaRangeAdc: readonly [number, number];
  /** Channels per bin: whole periods of the ADC's comb, if it has one. */
  readonly binAdc: number;
}

/** A spectrum with its channels summed to bins, and what all searches need of it. */
export interface SummedSpectrum {
  readonly bins: ChannelBins;
  /** Counts per bin. */
  readonly counts: Float64Array;
  /** Width of the strongest peak, bins. */
  readonly sigma: number;
  /** Counts smoothed with a Gaussian of that width. */
  readonly smoothed: Float64Array;
}

/** Sums the whole spectrum from channel 0 in bins of `binAdc` channels. */
export function sumSpectrum(counts: Uint32Array, { sigmaRangeAdc, binAdc }: PeakSearch): SummedSpectrum {
  const bins = { firstAdc: 0, binAdc, bins: Math.ceil(counts.length / binAdc) };
  const summed = new Float64Array(bins.bins);
  rebinInto(summed, 0, counts, bins);
  const sigma = strongestPeakSigma(summed, sigmaRangeAdc[0] / binAdc, sigmaRangeAdc[1] / binAdc);
  return { bins, counts: summed, sigma, smoothed: smoothSpectrum(summed, sigma) };
}
