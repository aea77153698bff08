import type { HistogramBuilder } from '../dataset/histogramBuilder';
import type { SetAside, SpectrumFacts } from '../dataset/run';
import type { FileContents, ReadChoice } from './choice/contents';

/** What a file format is, apart from how it is parsed. */
export interface Format {
  /** Stands in the results file. */
  readonly id: string;
  /** In words for the user, with what such a file looks like. */
  readonly label: string;
  /** Usual endings with their dot, lower case; each may be followed by `.gz`. Content decides, not the name. */
  readonly extensions: readonly string[];
  /** Whether such a file is read only as the user chose; absent for all that can be guessed. */
  readonly needsChoice?: boolean;
  /**
   * Whether a file that starts with `head` (its first bytes, unpacked, at most 64 KiB) is of this format. Never throws.
   */
  readonly sniff: (head: Uint8Array, name: string) => boolean;
}

/** A file on its way to a reader: already unpacked, from its first byte. */
export interface OpenFile {
  readonly name: string;
  /** The same first bytes that `sniff` saw. */
  readonly head: Uint8Array;
  /** All bytes, `head` included, in pieces of any size; can be walked once. */
  readonly chunks: AsyncIterable<Uint8Array<ArrayBuffer>>;
  /** Any part of the same bytes, as often as wanted; absent where they are unpacked on the way. */
  readonly range?: ByteRange;
  /** The file on the disk itself, for libraries that read files; absent where it is unpacked on the way. */
  readonly blob?: Blob;
  /** To be called now and then by who reads by `range` or `blob`: tells how far it is, 0 to 1, and lets a cancel in. */
  readonly pace?: (fraction: number) => Promise<void>;
}

/** Bytes of which any part can be read. */
export interface ByteRange {
  readonly size: number;
  /** The bytes from `from` to before `to`, both within the size, in pieces. */
  readonly between: (from: number, to: number) => AsyncGenerator<Uint8Array<ArrayBuffer>, void>;
}

/** What a reader says of a file that it has read. */
export interface ReadSummary {
  /** Events in the file, overflow included. */
  readonly events: number;
  /** Oddities that did not stop the reading. */
  readonly warnings: readonly string[];
  /** What the file says of its spectra, beside the counts. */
  readonly facts?: readonly SpectrumFacts[];
  /** Events that were left out by a cut, by reason. */
  readonly setAside?: readonly SetAside[];
}

/**
 * Reads a whole file into the builder, or what `choice` takes of it. Depends on nothing but these; throws a FormatError
 * with the place of the first fault, after which the builder is not to be used.
 */
export type Read = (file: OpenFile, builder: HistogramBuilder, choice?: ReadChoice) => Promise<ReadSummary>;

/** Says what a file holds, from its start and its directories; null where there is nothing to choose. */
export type Describe = (file: OpenFile) => Promise<FileContents | null>;
