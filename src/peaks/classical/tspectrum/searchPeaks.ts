import { snipBackground } from '../../../math/snipBackground';
import { goldDeconvolved } from './goldDeconvolution';
import { markovSmoothed } from './markovSmoothing';

/** Parameters of the search, as of ROOT's `TSpectrum::SearchHighRes`. */
export interface SpectrumSearchOptions {
  /** Width of the peaks, bins. */
  readonly sigma: number;
  /** A peak must reach this part of the highest one, deconvolved; 0 to 1. */
  readonly threshold: number;
  /** Half width of SNIP's window in units of sigma; 0 leaves the background in. */
  readonly backgroundSigma: number;
  /** Whether SNIP works on the compressed spectrum. */
  readonly compressBackground: boolean;
  /** Bins over which the Markov chain compares; 0 for no smoothing. */
  readonly markovWindow: number;
  /** Iterations of Gold's deconvolution. */
  readonly iterations: number;
  /** A peak's counts are those within so many sigma of its top, up to the valleys beside it. */
  readonly gatherSigma: number;
}

/** A peak of the deconvolved spectrum. */
export interface DeconvolvedPeak {
  /** Mean of its bins, weighted by the deconvolved counts. */
  readonly position: number;
  /** Its deconvolved counts: net of the background. */
  readonly area: number;
}

/**
 * Peaks of `counts` (>= 0), ascending, as ROOT's TSpectrum finds them (Morhac et al., Nucl. Instrum. Methods A 443 (2000)
 * 108): background off by SNIP, smoothing by a Markov chain, deconvolution from a Gaussian, then local maxima. Unlike
 * there, the weighted mean runs over the whole deconvolved peak instead of three bins, whose mean a peak that is not yet
 * a spike would draw to the middle one.
 */
export function searchPeaks(counts: ArrayLike<number>, options: SpectrumSearchOptions): DeconvolvedPeak[] {
  const { sigma, threshold, backgroundSigma, compressBackground, markovWindow, iterations, gatherSigma } = options;
  const background = snipBackground(counts, { windowBins: backgroundSigma * sigma, compress: compressBackground });
  const net = background.map((b, i) => (backgroundSigma > 0 ? Math.max((counts[i] ?? 0) - b, 0) : b));
  const smooth = markovWindow > 0 ? markovSmoothed(net, markovWindow) : net;
  const sharp = goldDeconvolved(smooth, sigma, iterations);
  const least = threshold * sharp.reduce((highest, y) => Math.max(highest, y), 0);
  const peaks: DeconvolvedPeak[] = [];
  for (let i = 1; i < sharp.length - 1; i++) {
    const top = sharp[i] ?? 0;
    if (top > least && top > (sharp[i - 1] ?? 0) && top >= (sharp[i + 1] ?? 0)) {
      peaks.push(gathered(sharp, i, gatherSigma * sigma));
    }
  }
  return peaks;
}

/** Sum and mean of the peak that tops at bin `top`, downhill on both sides, at most `reach` bins. */
function gathered(sharp: Float64Array, top: number, reach: number): DeconvolvedPeak {
  let area = sharp[top] ?? 0;
  let moment = area * top;
  for (const step of [-1, 1]) {
    let before = sharp[top] ?? 0;
    for (let i = top + step; Math.abs(i - top) <= reach; i += step) {
      const value = sharp[i] ?? Infinity;
      if (value > before) break;
      area += value;
      moment += value * i;
      before = value;
    }
  }
  return { position: moment / area, area };
}
