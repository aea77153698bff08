import { findPeaks } from './findPeaks';
import { adcFromEdge, rebinInto, type ChannelBins } from '../rebin';
import { filterSpectrum, smoothSpectrum } from './matchedFilter';
import { strongestPeakSigma } from './peakWidth';

/** A peak of a spectrum that has no name yet. */
export interface FoundLine {
  /** Centroid of the whole peak, channels. */
  readonly adc: number;
  readonly adcError: number;
  /** Net counts. */
  readonly area: number;
  /** Net counts over their Poisson standard deviation. */
  readonly significance: number;
  /** Width of the filter that found it, channels. */
  readonly sigmaAdc: number;
}

export interface PeakSearch {
  /** Range in which the peaks' width is sought, channels. */
  readonly sigmaRangeAdc: readonly [number, number];
  /** Least significance of a peak, standard deviations. */
  readonly minSignificance: number;
}

/** A peak must stand out of the valley beside it by this part of the least significance. */
const PROMINENCE_SHARE = 0.7;
/**
 * A peak must make up this part of what stands at its place. In millions of counts every ripple of the continuum is
 * many standard deviations high; what is fainter than this calibrates nothing.
 */
const LEAST_SHARE = 0.05;

/**
 * The peaks of a spectrum, ascending: `findPeaks` on the filtered spectrum, with height and prominence in standard
 * deviations of Poisson noise. The width of the filter is that of the strongest peak. Positions are those of the smoothed
 * spectrum's maxima, between the bins.
 */
export function findSignificantPeaks(counts: Uint32Array, search: PeakSearch): FoundLine[] {
  const [narrowestAdc, widestAdc] = search.sigmaRangeAdc;
  const bins = binsFor(counts.length, narrowestAdc);
  const binned = new Float64Array(bins.bins);
  rebinInto(binned, 0, counts, bins);
  const sigma = strongestPeakSigma(binned, narrowestAdc / bins.binAdc, widestAdc / bins.binAdc);
  const { area, significance } = filterSpectrum(binned, sigma);
  const smoothed = smoothSpectrum(binned, sigma);
  const sigmaAdc = sigma * bins.binAdc;
  const found = findPeaks(significance, {
    height: search.minSignificance,
    prominence: PROMINENCE_SHARE * search.minSignificance,
    distance: Math.max(1, sigma),
  });
  // A Gaussian peak of this area and width, smoothed with its own width, stands so high.
  const heightOf = (index: number) => (area[index] ?? 0) / (2 * Math.sqrt(Math.PI) * sigma);
  const standing = found.filter(({ index }) => heightOf(index) >= LEAST_SHARE * (smoothed[index] ?? 0));
  return standing.map(({ index }) => {
    const significanceHere = significance[index] ?? 0;
    return {
      adc: adcFromEdge(bins, (vertexNear(smoothed, index, sigma) + 0.5) * bins.binAdc),
      // A peak that stands n standard deviations out of its noise has its place known to sigma/n.
      adcError: sigmaAdc / significanceHere,
      area: area[index] ?? 0,
      significance: significanceHere,
      sigmaAdc,
    };
  });
}

/** Bins of less than half the narrowest width: they cost no precision in the search, and a tenth of the time. */
function binsFor(channels: number, narrowestAdc: number): ChannelBins {
  const binAdc = Math.max(1, Math.floor(narrowestAdc / 2));
  return { firstAdc: 0, binAdc, bins: Math.ceil(channels / binAdc) };
}

/**
 * Where the spectrum, smoothed with the peak's own width, is highest near bin `start`, in bins with fractions: the vertex
 * of the parabola through the highest bin and those 0.7 sigma to both sides. For a Gaussian peak on a flat background
 * this is the maximum-likelihood position but for a few percent of the error, and a strong neighbour, which the
 * zero-area filter would push it away from, hardly moves it. Stays within one sigma of `start`.
 */
function vertexNear(smoothed: Float64Array, start: number, sigma: number): number {
  const at = (bin: number) => smoothed[bin] ?? -Infinity;
  let top = start;
  while (at(top + 1) > at(top) && top - start < sigma) top++;
  while (at(top - 1) > at(top) && start - top < sigma) top--;
  const arm = Math.max(1, Math.round(0.7 * sigma));
  const [left, middle, right] = [at(top - arm), at(top), at(top + arm)];
  const curvature = left - 2 * middle + right;
  if (!(curvature < 0) || !Number.isFinite(curvature)) return start;
  const shift = (0.5 * arm * (left - right)) / curvature;
  return Math.abs(shift) > arm ? start : top + shift;
}
