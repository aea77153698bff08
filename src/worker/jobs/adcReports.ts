import { totalSpectrumOf, type Histograms } from '../../dataset/histograms';
import type { ChannelStatus } from '../../dataset/run';
import { screenByCounts } from '../../dataset/screening';
import { cleanSpectrum, reportAdc, type AdcReport } from '../../peaks/realAdc/adcReport';
import type { Profile } from '../../physics/profile';

/** What the ADC adds to each detector's spectrum of the whole run, in their order. */
export function adcReports(histograms: Histograms, profile: Profile): AdcReport[] {
  return histograms.detectors.map((_, detector) =>
    reportAdc(totalSpectrumOf(histograms, detector), profile, histograms.stated[detector] ?? null),
  );
}

/** Screens the detectors by what is left of their spectra without that. */
export function screenCleaned(histograms: Histograms, reports: readonly AdcReport[]): ChannelStatus[] {
  return screenByCounts(histograms, (spectrum, detector) => {
    const report = reports[detector];
    return report === undefined ? spectrum : cleanSpectrum(spectrum, report);
  });
}
