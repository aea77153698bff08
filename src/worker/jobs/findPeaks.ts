import type { DetectorPeaks } from '../../calibrate/reference/detectorReference';
import { detectorLabel } from '../../dataset/detector';
import { spectrumOf, totalSpectrumOf, type Histograms } from '../../dataset/histograms';
import type { LocatedPeak } from '../../dataset/peak';
import { applyCorrections, correctionsAt, removedLines, type PeakCorrection } from '../../dataset/peakCorrection';
import type { TaskContext } from '../../dataset/task';
import { findLines } from '../../peaks/findLines';
import type { PeakFinder } from '../../peaks/peakFinder';
import { cleanSpectrum, type AdcReport } from '../../peaks/realAdc/adcReport';
import type { Profile } from '../../physics/profile';
import { adcReports } from './adcReports';
import { stageOf } from './stage';

/** Share of the work that the ADC takes: progress only. */
const REPORTS_TO = 0.5;

/** How peaks are found: by whom, for which experiment, and what the user says instead. */
export interface Search {
  readonly profile: Profile;
  readonly finder: PeakFinder;
  readonly corrections: readonly PeakCorrection[];
  /** Whether what the ADC adds (comb, noise spikes) is taken out before any finder sees a spectrum. */
  readonly cleanAdc: boolean;
}

/** Peaks of some detectors, and what the finder said where it was corrected. */
export interface FoundPeaks {
  /** One entry per detector asked for. */
  readonly peaks: readonly DetectorPeaks[];
  /** Peaks of the batches that a correction replaced or removed. */
  readonly replaced: readonly LocatedPeak[];
}

/**
 * Peaks of every batch and of their sum, for each of `detectors` (indices), as the user corrected them. What the ADC adds
 * is found in the sum, where it stands out most, and taken out of the batches too; `reports` is what is known of it already,
 * one entry per detector asked for.
 */
export async function findPeaks(
  histograms: Histograms,
  detectors: readonly number[],
  { profile, finder, corrections, cleanAdc }: Search,
  context: TaskContext,
  reports: readonly AdcReport[] | null = null,
): Promise<FoundPeaks> {
  const lookedAt = stageOf(context, 'Peaks', 0, REPORTS_TO);
  const known = !cleanAdc ? [] : (reports ?? (await adcReports(histograms, profile, lookedAt, detectors)));
  const spectra = detectors.flatMap((detector, i) => {
    const stated = histograms.stated[detector] ?? null;
    const batches = histograms.batches.map((_, batch) => spectrumOf(histograms, detector, batch));
    const whole = totalSpectrumOf(histograms, detector);
    const report = known[i];
    const clean = (counts: Uint32Array) => (report === undefined ? counts : cleanSpectrum(counts, report));
    return [whole, ...batches].map((counts) => ({ counts: clean(counts), stated }));
  });
  const found = await findLines(
    spectra,
    finder,
    profile,
    stageOf(context, 'Peaks', reports === null ? REPORTS_TO : 0, 1),
  );
  const each = histograms.batches.length + 1;
  const ofBatch = (i: number, batch: number) => found[i * each + 1 + batch] ?? [];
  const places = detectors.map((detector) => {
    const key = histograms.detectors[detector];
    const label = key === undefined ? '' : detectorLabel(key);
    const batches = histograms.batches.map((_, batch) => ({ detector: label, batch }));
    return { detector, whole: { detector: label, batch: null }, batches };
  });
  return {
    peaks: places.map(({ whole, batches }, i) => ({
      whole: applyCorrections(found[i * each] ?? [], corrections, whole),
      batches: batches.map((place) => applyCorrections(ofBatch(i, place.batch), corrections, place)),
      removed: batches.map((place) => removedLines(corrections, place)),
    })),
    replaced: places.flatMap(({ detector, batches }, i) =>
      batches.flatMap((place) => {
        const holding = correctionsAt(corrections, place);
        const own = ofBatch(i, place.batch).filter(({ line }) => holding.has(line));
        return own.map((peak) => ({ ...peak, detector, batch: place.batch }));
      }),
    ),
  };
}
