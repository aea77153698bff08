import type { DetectorKey } from './detector';
import type { Placement, PlaceInTime, SpectrumOrigin, SpectrumSource } from './placement';

/** How spectra that carry no SDD number get one, and a time. */
export interface Naming {
  /** What the names of files look like (`ingest/naming/pattern.ts`); empty: names are not read. */
  readonly pattern: string;
  /** Whether what the name does not say is taken from the file: number of the detector, start, real time. */
  readonly usesHeader: boolean;
  /** How far ahead of UTC the clock was that wrote dates and times without a zone, hours (-14..14). */
  readonly utcOffsetHours: number;
  /** Length of a measurement whose file does not state it, hours, > 0; null: it has no time then. */
  readonly lengthHours: number | null;
  /** SDD numbers given by hand, by file, with ` #2` after it for the second of several spectra in one. */
  readonly byHand: Readonly<Record<string, number>>;
}

/** Where an SDD number comes from. */
export type SddSource = 'hand' | 'name' | 'file' | 'next free';
/** Where a batch comes from. */
export type TimeSource = 'name' | 'file' | 'none';

/** A spectrum with its place, and where that comes from. `start` and `stop` are those of its batch. */
export interface PlacedSpectrum extends SpectrumOrigin, Placement {
  readonly sddFrom: SddSource;
  readonly timeFrom: TimeSource;
  /** What is odd about it, in words; empty where nothing is. */
  readonly problems: readonly string[];
  /** What it shares with another spectrum and should not, in words; null where nothing. */
  readonly clash: string | null;
}

/** A file that numbers its SDDs and gives no time, with the time that it has and where that comes from. */
export interface PlacedFile extends SpectrumSource, PlaceInTime {
  readonly timeFrom: TimeSource;
  readonly problems: readonly string[];
}

/** The spectra of a run that carried no SDD number, and the files without time, with what placed them. */
export interface NamedSpectra {
  readonly naming: Naming;
  /** Detectors that files of the run number themselves: their numbers are not free. */
  readonly numbered: readonly DetectorKey[];
  readonly spectra: readonly PlacedSpectrum[];
  readonly files: readonly PlacedFile[];
}
