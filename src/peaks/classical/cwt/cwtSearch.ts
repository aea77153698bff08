import { foundLine, type FoundLine } from '../foundLine';
import { filterSpectrum } from '../matchedFilter';
import { peakHeight } from '../strongPeaks';
import type { SummedSpectrum } from '../summedSpectrum';
import { vertexNear } from '../vertex';
import { findPeaksCwt } from './findPeaksCwt';

/** Settings of the search with `find_peaks_cwt`. */
export interface CwtSettings {
  /** Narrowest and widest wavelet in units of the strongest peak's width, and how many there are. */
  readonly narrowest: number;
  readonly widest: number;
  readonly widths: number;
  /** Least number of maxima in a ridge line, as a part of the number of widths. */
  readonly minLengthShare: number;
  readonly minSnr: number;
  readonly noisePercentile: number;
  /** Least significance of a peak, standard deviations. */
  readonly minSignificance: number;
  /** A peak must make up this part of what stands at its place. */
  readonly leastShare: number;
}

/**
 * Settings found by `npm run tune:classical` on 2026-11-25: least root mean square error, a missed line counting as one width
 * (20 channels) off, with fewer than 0.1 fakes per spectrum, on 400 spectra (half by the paper's recipe, half physical, yields
 * 5 to 100 percent), seed 57721. `leastShare` is not of the search.
 */
export const CWT_SETTINGS: CwtSettings = {
  narrowest: 0.4,
  widest: 1.4,
  widths: 5,
  minLengthShare: 0.2,
  minSnr: 0.5,
  noisePercentile: 10,
  minSignificance: 2,
  leastShare: 0.05,
};

/**
 * The peaks of a spectrum, ascending: those that `findPeaksCwt` sees with wavelets about as wide as the strongest peak, and
 * that a filter of that width finds significant. Positions are those of the smoothed spectrum's maxima.
 */
export function searchByWavelets(spectrum: SummedSpectrum, settings: CwtSettings = CWT_SETTINGS): FoundLine[] {
  const { counts, sigma, smoothed } = spectrum;
  const { area, significance } = filterSpectrum(counts, sigma);
  const { narrowest, widest, widths } = settings;
  const step = (widest / narrowest) ** (1 / Math.max(1, widths - 1));
  // The root of Poisson counts has the same noise everywhere: one ratio to the noise suits all peaks.
  const found = findPeaksCwt(
    counts.map(Math.sqrt),
    Array.from({ length: widths }, (_, i) => sigma * narrowest * step ** i),
    {
      minLength: Math.ceil(settings.minLengthShare * widths),
      minSnr: settings.minSnr,
      noisePercentile: settings.noisePercentile,
    },
  );
  const lines: FoundLine[] = [];
  for (const index of found) {
    if ((significance[index] ?? 0) < settings.minSignificance) continue;
    if (peakHeight(area[index] ?? 0, sigma) < settings.leastShare * (smoothed[index] ?? 0)) continue;
    lines.push(foundLine(spectrum, vertexNear(smoothed, index, sigma), area[index] ?? 0, significance[index]));
  }
  // Ridges that end side by side are one peak.
  return lines.filter(({ adc, sigmaAdc, significance }, i) => {
    const isWeaker = (other: FoundLine, j: number) =>
      other.significance > significance || (other.significance === significance && j < i);
    return !lines.some((other, j) => j !== i && Math.abs(other.adc - adc) < sigmaAdc && isWeaker(other, j));
  });
}
