import { adcFromEdge } from '../rebin';
import { peakErrors } from './peakErrors';
import type { PeakShape } from './peakModel';
import type { SummedSpectrum } from './summedSpectrum';

/** A peak of a spectrum that has no name yet. */
export interface FoundLine {
  /** Centroid of the whole peak, channels. */
  readonly adc: number;
  /** One standard deviation by counting statistics, background included; channels. */
  readonly adcError: number;
  /** Net counts. */
  readonly area: number;
  /** Net counts over their Poisson standard deviation. */
  readonly significance: number;
  /** Width of the peak that was sought, channels. */
  readonly sigmaAdc: number;
}

/** A search for peaks in a spectrum of unknown scale; the lines ascend. */
export type LineSearch = (spectrum: SummedSpectrum) => FoundLine[];

/** The line at `position` (bins with fractions, a bin's index meaning its centre) with `area` > 0 net counts. */
export function foundLine(spectrum: SummedSpectrum, position: number, area: number, significance?: number): FoundLine {
  const { bins, sigma, smoothed } = spectrum;
  const errors = peakErrors(smoothed, { position, area, sigma });
  return {
    adc: adcFromEdge(bins, (position + 0.5) * bins.binAdc),
    adcError: errors.position * bins.binAdc,
    area,
    significance: significance ?? area / errors.area,
    sigmaAdc: sigma * bins.binAdc,
  };
}

/** Position of a line in bins with fractions, a bin's index meaning its centre. */
export function shapeOf({ adc, area }: FoundLine, { bins }: SummedSpectrum): PeakShape {
  return { position: (adc - adcFromEdge(bins, 0)) / bins.binAdc - 0.5, area };
}
