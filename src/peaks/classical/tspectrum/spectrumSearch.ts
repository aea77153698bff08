import { foundLine, type FoundLine } from '../foundLine';
import { peakHeight } from '../strongPeaks';
import type { SummedSpectrum } from '../summedSpectrum';
import { searchPeaks, type SpectrumSearchOptions } from './searchPeaks';

/** Settings of the search as TSpectrum does it. */
export interface SpectrumSearchSettings extends Omit<SpectrumSearchOptions, 'sigma'> {
  /** Least significance of a peak, standard deviations. */
  readonly minSignificance: number;
  /** A peak must make up this part of what stands at its place. */
  readonly leastShare: number;
}

/**
 * Settings found by `npm run tune:classical` on 2026-11-25: least root mean square error, a missed line counting as one width
 * (20 channels) off, with fewer than 0.1 fakes per spectrum, on 400 spectra (half by the paper's recipe, half physical, yields
 * 5 to 100 percent), seed 57721. Smoothing by the Markov chain lost most lines and is off. `leastShare`
 * is not of the search: it keeps ripples that deconvolution makes of millions of counts from being peaks.
 */
export const SPECTRUM_SEARCH_SETTINGS: SpectrumSearchSettings = {
  threshold: 0.001,
  backgroundSigma: 4,
  compressBackground: false,
  markovWindow: 0,
  iterations: 8,
  gatherSigma: 2,
  minSignificance: 2.5,
  leastShare: 0.25,
};

/** The peaks of a spectrum, ascending, as `searchPeaks` finds them with the width of the strongest one. */
export function searchByDeconvolution(
  spectrum: SummedSpectrum,
  settings: SpectrumSearchSettings = SPECTRUM_SEARCH_SETTINGS,
): FoundLine[] {
  const { counts, sigma, smoothed } = spectrum;
  const found = searchPeaks(counts, { ...settings, sigma });
  return found
    .filter(
      ({ position, area }) => peakHeight(area, sigma) >= settings.leastShare * (smoothed[Math.round(position)] ?? 0),
    )
    .map(({ position, area }) => foundLine(spectrum, position, area))
    .filter(({ significance }) => significance >= settings.minSignificance);
}
