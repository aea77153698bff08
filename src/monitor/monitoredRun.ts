import { spectrumOf, type Histograms } from '../dataset/histograms';
import type { AdcReport } from '../peaks/realAdc/adcReport';
import { evenChannels } from '../peaks/realAdc/evenChannels';
import type { Profile } from '../physics/profile';
import type { Scale } from './energyGrid';
import { alignBatches } from './features/alignedBatches';
import { lineRangeOf } from './features/lineRange';
import type { MonitoredRun } from './statistics/statistic';

/**
 * Brings the batches of every detector with an energy scale onto the common grid and aligns them.
 *
 * @param scales one per detector; null where it has none
 * @param reports what the ADC of each detector adds; a comb is taken out, spikes are left to be found
 */
export function monitoredRun(
  histograms: Histograms,
  profile: Profile,
  scales: readonly (Scale | null)[],
  reports: readonly (AdcReport | undefined)[],
): MonitoredRun {
  const range = lineRangeOf(profile);
  return {
    histograms,
    profile,
    range,
    detectors: scales.flatMap((p, detector) => {
      if (p === null) return [];
      const comb = reports[detector]?.comb ?? null;
      const spectra = histograms.batches.map((_, batch) => {
        const own = spectrumOf(histograms, detector, batch);
        return comb === null ? own : evenChannels(own, comb);
      });
      return [{ detector, p, spectra, aligned: alignBatches(spectra, p, range) }];
    }),
  };
}
