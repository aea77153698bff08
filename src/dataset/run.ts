import type { Histograms } from './histograms';

/** What is known of a file that was read; `sha256` is of the bytes on disk, in hexadecimal. */
export interface FileRecord {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
  /** Id of the format in the reader registry. */
  readonly format: string;
  /** Events in the file, overflow included. */
  readonly events: number;
}

/** All files of one session, read and binned. */
export interface Run {
  readonly files: readonly FileRecord[];
  readonly histograms: Histograms;
  /** Oddities that did not stop the reading, in words for the user. */
  readonly warnings: readonly string[];
}

/** A channel (detector) and whether it takes part. `reason` says in words why not; null for one that does. */
export interface ChannelStatus {
  /** Index into `Histograms.detectors`. */
  readonly detector: number;
  readonly status: 'ok' | 'excluded';
  readonly reason: string | null;
}
