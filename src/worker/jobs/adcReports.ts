import { totalSpectrumOf, type Histograms } from '../../dataset/histograms';
import type { ChannelStatus } from '../../dataset/run';
import { screenByCounts } from '../../dataset/screening';
import type { TaskContext } from '../../dataset/task';
import { cleanSpectrum, reportAdc, type AdcReport } from '../../peaks/realAdc/adcReport';
import type { Profile } from '../../physics/profile';

/** What the ADC adds to the spectra of the whole run of some detectors (indices, all if absent), in their order. */
export async function adcReports(
  histograms: Histograms,
  profile: Profile,
  context: TaskContext,
  detectors: readonly number[] = histograms.detectors.map((_, detector) => detector),
): Promise<AdcReport[]> {
  const reports: AdcReport[] = [];
  for (const detector of detectors) {
    context.onProgress({ stage: 'Looking at the ADC', fraction: reports.length / detectors.length });
    await context.breathe();
    reports.push(reportAdc(totalSpectrumOf(histograms, detector), profile, histograms.stated[detector] ?? null));
  }
  return reports;
}

/** Screens the detectors by what is left of their spectra without that. */
export function screenCleaned(histograms: Histograms, reports: readonly AdcReport[]): ChannelStatus[] {
  return screenByCounts(histograms, (spectrum, detector) => {
    const report = reports[detector];
    return report === undefined ? spectrum : cleanSpectrum(spectrum, report);
  });
}
