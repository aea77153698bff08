import { findPeaks } from './findPeaks';
import { foundLine, type FoundLine } from './foundLine';
import { filterSpectrum } from './matchedFilter';
import type { SummedSpectrum } from './summedSpectrum';
import { vertexNear } from './vertex';

/** Settings of the search with `find_peaks`. */
export interface StrongPeakSettings {
  /** Least significance of a peak, standard deviations. */
  readonly minSignificance: number;
  /** A peak must stand out of the valley beside it by this part of the least significance. */
  readonly prominenceShare: number;
  /**
   * A peak must make up this part of what stands at its place. In millions of counts every ripple of the continuum is many
   * standard deviations high; what is fainter than this calibrates nothing.
   */
  readonly leastShare: number;
  /** Width of the filter in units of the strongest peak's. */
  readonly filterWidth: number;
}

/**
 * Settings found by `npm run tune:classical` on 2026-11-25: least root mean square error, a missed line counting as one width
 * (20 channels) off, with fewer than 0.1 fakes per spectrum, on 400 spectra (half by the paper's recipe, half physical, yields
 * 5 to 100 percent), seed 57721. `leastShare` is not of the search.
 */
export const STRONG_PEAK_SETTINGS: StrongPeakSettings = {
  minSignificance: 2,
  prominenceShare: 0.7,
  leastShare: 0.05,
  filterWidth: 1,
};

/**
 * The peaks of a spectrum, ascending: `findPeaks` on the filtered spectrum, with height and prominence in standard
 * deviations of Poisson noise. The width of the filter is that of the strongest peak. Positions are those of the smoothed
 * spectrum's maxima, between the bins.
 */
export function findSignificantPeaks(
  spectrum: SummedSpectrum,
  { minSignificance, prominenceShare, leastShare, filterWidth }: StrongPeakSettings = STRONG_PEAK_SETTINGS,
): FoundLine[] {
  const { counts, sigma, smoothed } = spectrum;
  const { area, significance } = filterSpectrum(counts, filterWidth * sigma);
  const found = findPeaks(significance, {
    height: minSignificance,
    prominence: prominenceShare * minSignificance,
    distance: Math.max(1, sigma),
  });
  const standing = found.filter(({ index }) => {
    return peakHeight(area[index] ?? 0, sigma) >= leastShare * (smoothed[index] ?? 0);
  });
  return standing.map(({ index }) =>
    foundLine(spectrum, vertexNear(smoothed, index, sigma), area[index] ?? 0, significance[index]),
  );
}

/** Height of a Gaussian peak of this area and width (bins), smoothed with its own width; counts per bin. */
export function peakHeight(area: number, sigma: number): number {
  return area / (2 * Math.sqrt(Math.PI) * sigma);
}
