import type { NamedSpectra, Naming, PlacedFile, PlacedSpectrum } from '../../dataset/naming';
import { guessPattern } from '../../ingest/naming/guessPattern';
import { NO_NAMING } from '../../ingest/naming/naming';
import { compilePattern } from '../../ingest/naming/pattern';
import { isOrIsIn } from './importForm';
import { placeSpectra, type Placing } from '../../ingest/naming/placeSpectra';

/** What the dialog opens with: the naming in use, or where there is none the guess by the names. */
export function namingDraft(named: NamedSpectra): Naming {
  const { naming } = named;
  const { pattern, usesHeader, byHand } = naming;
  if (pattern !== '' || usesHeader || Object.keys(byHand).length > 0) return naming;
  return { ...NO_NAMING, pattern: guessOf(named), usesHeader: true };
}

/** The pattern that the names seem to follow; empty where they follow none. */
export function guessOf({ spectra, files }: NamedSpectra): string {
  return guessPattern([...spectra, ...files].map(({ file }) => file)) ?? '';
}

/** What a pattern lacks, in words; null where it is one, or empty. */
export function problemOfPattern(pattern: string): string | null {
  return pattern === '' ? null : compilePattern(pattern).problem;
}

/** Spectra, and files without time, as this naming would place them. */
export function previewOf({ spectra, numbered, files }: NamedSpectra, naming: Naming): Placing {
  return placeSpectra(spectra, naming, numbered, files);
}

/** The same naming with another number by hand for a spectrum; null takes it back. */
export function withNumber(naming: Naming, key: string, sdd: number | null): Naming {
  const others = Object.entries(naming.byHand).filter(([known]) => known !== key);
  return { ...naming, byHand: Object.fromEntries(sdd === null ? others : [...others, [key, sdd]]) };
}

/** The placed spectra of a file of the run, or of an archive. */
export function spectraOfFile(named: NamedSpectra | undefined, file: string): readonly PlacedSpectrum[] {
  return (named?.spectra ?? []).filter((spectrum) => isOrIsIn(spectrum.file, file));
}

/** The files without time of a file of the run: it itself, or those in an archive. */
export function untimedOfFile(named: NamedSpectra | undefined, file: string): readonly PlacedFile[] {
  return (named?.files ?? []).filter((untimed) => isOrIsIn(untimed.file, file));
}

export { spectrumKey } from '../../ingest/naming/naming';
