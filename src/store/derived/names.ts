import type { NamedSpectra, Naming, PlacedSpectrum } from '../../dataset/naming';
import { guessPattern } from '../../ingest/naming/guessPattern';
import { NO_NAMING } from '../../ingest/naming/naming';
import { compilePattern } from '../../ingest/naming/pattern';
import { placeSpectra } from '../../ingest/naming/placeSpectra';

/** What the dialog opens with: the naming in use, or where there is none the guess by the names. */
export function namingDraft({ naming, spectra }: NamedSpectra): Naming {
  const { pattern, usesHeader, byHand } = naming;
  if (pattern !== '' || usesHeader || Object.keys(byHand).length > 0) return naming;
  return { ...NO_NAMING, pattern: guessOf(spectra), usesHeader: true };
}

/** The pattern that the names seem to follow; empty where they follow none. */
export function guessOf(spectra: readonly PlacedSpectrum[]): string {
  return guessPattern(spectra.map(({ file }) => file)) ?? '';
}

/** What a pattern lacks, in words; null where it is one, or empty. */
export function problemOfPattern(pattern: string): string | null {
  return pattern === '' ? null : compilePattern(pattern).problem;
}

/** The spectra as this naming would place them. */
export function previewOf({ spectra, numbered }: NamedSpectra, naming: Naming): readonly PlacedSpectrum[] {
  return placeSpectra(spectra, naming, numbered).spectra;
}

/** The same naming with another number by hand for a spectrum; null takes it back. */
export function withNumber(naming: Naming, key: string, sdd: number | null): Naming {
  const others = Object.entries(naming.byHand).filter(([known]) => known !== key);
  return { ...naming, byHand: Object.fromEntries(sdd === null ? others : [...others, [key, sdd]]) };
}

/** The placed spectra of a file of the run, or of an archive. */
export function spectraOfFile(named: NamedSpectra | undefined, file: string): readonly PlacedSpectrum[] {
  return (named?.spectra ?? []).filter((spectrum) => spectrum.file === file || spectrum.file.startsWith(`${file}/`));
}

export { spectrumKey } from '../../ingest/naming/naming';
