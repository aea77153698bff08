import type { Run } from '../../dataset/run';
import type { Slices } from '../../dataset/slices';

/** How a kept run was read. */
export interface KeptReading {
  /** Where it came from. */
  readonly source: 'files' | 'demo';
  /** Id of the profile. */
  readonly profile: string;
  /** What its profile said of overflow: any other that says the same could have read it. */
  readonly overflowAdc: number | null;
  readonly batchLengthDays: number;
  /** How long the reading took, ms. */
  readonly ingestMs: number;
}

/**
 * A run as it outlives the page: its slices, what is known of its files, what placed its spectra, and how they were read.
 * The files are not in it.
 */
export interface KeptRun extends Pick<Run, 'files' | 'warnings' | 'named'> {
  readonly slices: Slices;
  readonly reading: KeptReading;
}

/** The part of a kept run that is written as JSON; the spectra follow it. */
export interface KeptHeader extends Pick<Run, 'files' | 'warnings' | 'named'> {
  readonly reading: KeptReading;
  readonly slices: Omit<Slices, 'packed' | 'overflow'> & { readonly overflow: readonly number[] };
}

/** First bytes of a kept run, written last: a file without them was not finished. */
export const MAGIC = Uint8Array.from('HALFMAX\n', (letter) => letter.charCodeAt(0));

/**
 * Version of what follows. To be raised with any change of the layout or of the header, and when files are read otherwise
 * than before so that the same files would give other spectra: a run that is kept must be the one that reading gives.
 */
export const VERSION = 4;

/**
 * The layout, little-endian. Head: magic (8 bytes), version, bytes of the header and of the spectra (32 bits each), 12 zero
 * bytes, SHA-256 of the head before it and of all that follows (32 bytes). Then the header: JSON, filled up with spaces
 * to a multiple of 4. Then the spectra: of each (detector, slice) the number of filled bins (32 bits, 0 for none), then of
 * each the bytes that a count takes (32 bits, 0 for none); the counts that take 4 bytes; the channels of all (16 bits); the
 * counts that take 2 bytes; those that take 1. Widest first, so that every array lies where it can be used in place.
 */
export const HEAD = { versionAt: 8, headerBytesAt: 12, spectraBytesAt: 16, shaAt: 32, bytes: 64 } as const;
