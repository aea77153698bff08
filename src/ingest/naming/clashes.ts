import { detectorLabel, type DetectorKey } from '../../dataset/detector';
import type { SpectrumOrigin, Placement } from '../../dataset/placement';
import { byTime } from '../../dataset/batchesOfSlices';

type Placed = SpectrumOrigin & Placement;

/**
 * What each spectrum shares with one before it that it should not, in words; null where nothing. One SDD has one spectrum
 * per batch, and no two at the same time; where files say otherwise their counts are added up, and it is said.
 */
export function clashesOf(spectra: readonly Placed[], numbered: readonly DetectorKey[]): (string | null)[] {
  const elsewhere = new Set(numbered.map(detectorLabel));
  const order = spectra.map((spectrum, index) => ({ spectrum, index }));
  order.sort((a, b) => byTime(a.spectrum, b.spectrum) || a.spectrum.ordinal - b.spectrum.ordinal || a.index - b.index);
  const latest = new Map<string, Placed>();
  const result = spectra.map((): string | null => null);
  for (const { spectrum, index } of order) {
    const label = detectorLabel(spectrum);
    const before = latest.get(label);
    const isElsewhere = elsewhere.has(label) && before === undefined;
    result[index] = before === undefined ? null : clashOf(label, before, spectrum);
    if (isElsewhere) result[index] = `other files of this run have counts of SDD ${label} too`;
    if (before === undefined || (spectrum.stop ?? 0) >= (before.stop ?? 0)) latest.set(label, spectrum);
  }
  return result;
}

function clashOf(label: string, before: Placed, spectrum: Placed): string | null {
  const what = before.file === spectrum.file ? 'another spectrum of this file' : before.file;
  if (spectrum.start === null) {
    const isSame = before.start === null && before.ordinal === spectrum.ordinal;
    return isSame ? `SDD ${label} in the same batch as ${what}: their counts are added up` : null;
  }
  if (before.start === spectrum.start && before.stop === spectrum.stop) {
    return `SDD ${label} at the same time as ${what}, and no SDD is measured twice at once: their counts are added up`;
  }
  const overlaps = before.stop !== null && spectrum.start < before.stop;
  return overlaps ? `SDD ${label} while ${what} goes on, which is the same SDD` : null;
}
