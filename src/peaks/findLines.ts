import type { Peak } from '../dataset/peak';
import type { TaskContext } from '../dataset/task';
import type { Profile } from '../physics/profile';
import { classicalFinder } from './classical/classicalFinder';
import { statedFinder } from './classical/statedFinder';
import type { FinderSpectrum, PeakFinder } from './peakFinder';
import { withFurtherLines } from './furtherLines';
import { plausiblePeaks } from './plausiblePeaks';

/**
 * Lines of each spectrum. Where the file states an energy scale, that seeds the search (`stated`). Else `finder` does;
 * of its answer stands what a detector can do (`plausiblePeaks`), and where that is nothing, the classical finder's answer
 * instead, without lines that are shifted off the scale. `Peak.finder` tells which one it was. Lines that the profile
 * has looked for besides join in by the scale of the others (`withFurtherLines`). A spectrum in which nobody sees lines gets none.
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
  const judge = (index: number) =>
    plausiblePeaks(peaks[index] ?? [], spectra[index]?.counts ?? new Uint32Array(), profile);
  let last = withoutScale;
  if (finder.id !== classicalFinder.id) {
    for (const index of withoutScale) peaks[index] = judge(index);
    last = withoutScale.filter((index) => peaks[index]?.length === 0);
    await ask(classicalFinder, last);
  }
  // Nobody stands behind the classical finder: where its anchors cannot be judged, its answer stands as it is.
  for (const index of last) {
    const plausible = judge(index);
    if (plausible.length > 0) peaks[index] = plausible;
  }
  if (profile.alsoFind.length === 0) return peaks;
  return peaks.map((found, index) => withFurtherLines(found, spectra[index]?.counts ?? new Uint32Array(), profile));
}
