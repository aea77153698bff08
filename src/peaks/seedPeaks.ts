import { spectrumOf, totalSpectrumOf, type Histograms } from '../dataset/histograms';
import type { LocatedPeak, Peak } from '../dataset/peak';
import type { TaskContext } from '../dataset/task';
import type { Profile } from '../physics/profile';
import { classicalFinder } from './classical/classicalFinder';
import { statedFinder } from './classical/statedFinder';
import type { FinderSpectrum, PeakFinder } from './peakFinder';
import { plausiblePeaks } from './plausiblePeaks';

/** Peaks of a run, to seed its fits. */
export interface SeedPeaks {
  /** Peaks of each batch of each detector. */
  readonly batches: readonly LocatedPeak[];
  /** By index of the detector: peaks of its spectrum summed over all batches. */
  readonly whole: readonly (readonly Peak[])[];
}

/**
 * Finds the lines in every spectrum of a run and in each detector's sum, in one call of the finder. See `findLines` for
 * who decides what. `detectors` restricts the search to these indices (the others get no peaks).
 */
export async function seedPeaks(
  histograms: Histograms,
  finder: PeakFinder,
  profile: Profile,
  context: TaskContext,
  detectors: readonly number[] = histograms.detectors.map((_, index) => index),
): Promise<SeedPeaks> {
  const batches = histograms.batches.map((_, index) => index);
  const places = detectors.flatMap((detector) => batches.map((batch) => ({ detector, batch })));
  const stated = (detector: number) => histograms.stated[detector] ?? null;
  const spectra: FinderSpectrum[] = [
    ...places.map(({ detector, batch }) => ({
      counts: spectrumOf(histograms, detector, batch),
      stated: stated(detector),
    })),
    ...detectors.map((detector) => ({ counts: totalSpectrumOf(histograms, detector), stated: stated(detector) })),
  ];
  const found = await findLines(spectra, finder, profile, context);
  const whole: (readonly Peak[])[] = histograms.detectors.map(() => []);
  detectors.forEach((detector, i) => (whole[detector] = found[places.length + i] ?? []));
  const located = places.flatMap((place, i) => (found[i] ?? []).map((peak): LocatedPeak => ({ ...peak, ...place })));
  return { batches: located, whole };
}

/**
 * Lines of each spectrum. Where the file states an energy scale, that seeds the search (`stated`). Else `finder` does;
 * of its answer stands what a detector can do (`plausiblePeaks`), and where that is nothing, the classical finder's answer
 * instead. `Peak.finder` tells which one it was. A spectrum in which nobody sees lines gets none.
 */
export async function findLines(
  spectra: readonly FinderSpectrum[],
  finder: PeakFinder,
  profile: Profile,
  context: TaskContext,
): Promise<Peak[][]> {
  const all = spectra.map((_, index) => index);
  const peaks: Peak[][] = spectra.map(() => []);
  const ask = async (whom: PeakFinder, indices: readonly number[]) => {
    const asked = indices.flatMap((index) => spectra[index] ?? []);
    if (asked.length === 0) return;
    const answers = await whom.find({ spectra: asked, profile }, context);
    indices.forEach((index, i) => (peaks[index] = answers[i] ?? []));
  };
  const withScale = all.filter((index) => spectra[index]?.stated !== null);
  const withoutScale = all.filter((index) => spectra[index]?.stated === null);
  await ask(statedFinder, withScale);
  await ask(finder, withoutScale);
  if (finder.id === classicalFinder.id) return peaks;
  for (const index of withoutScale) {
    peaks[index] = plausiblePeaks(peaks[index] ?? [], spectra[index]?.counts ?? new Uint32Array(), profile);
  }
  const refused = withoutScale.filter((index) => peaks[index]?.length === 0);
  await ask(classicalFinder, refused);
  return peaks;
}
