import type { AnomalyKind } from './anomaly';
import type { Histograms } from './histograms';
import type { Slices } from './slices';

/** What a file says of one of its spectra, beside the counts. Whatever it does not say is absent. */
export interface SpectrumFacts {
  /** Name of the detector in the file. */
  readonly detector?: string;
  readonly title?: string;
  /** Start of the measurement as it stands in the file: most formats give local time of an unknown zone. */
  readonly start?: string;
  readonly liveS?: number;
  readonly realS?: number;
  /** E = sum of coefficient[i] * adc^i, in eV. */
  readonly energyEv?: readonly number[];
}

/** Events of a file that were left out on purpose. */
export interface SetAside {
  readonly events: number;
  /** Why, in words: `cross-talk: ...`. */
  readonly reason: string;
}

/** What is known of a file that was read; `sha256` is of the bytes on disk, in hexadecimal. */
export interface FileRecord {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
  /** Id of the format in the reader registry. */
  readonly format: string;
  /** Events in the file, overflow included. */
  readonly events: number;
  /** What the file says of its spectra, where it says anything. */
  readonly facts?: readonly SpectrumFacts[];
  /** Events left out by cuts, not among `events`; absent where there is no cut. */
  readonly setAside?: readonly SetAside[];
}

/** All files of one session, read and binned. */
export interface Run {
  readonly files: readonly FileRecord[];
  readonly histograms: Histograms;
  /** What `histograms` was put together from; absent where that is not known: then no other length can be had. */
  readonly slices?: Slices;
  /** Oddities that did not stop the reading, in words for the user. */
  readonly warnings: readonly string[];
}

/** A channel (detector) and whether it takes part. `reason` says in words why not; null for one that does. */
export interface ChannelStatus {
  /** Index into `Histograms.detectors`. */
  readonly detector: number;
  readonly status: 'ok' | 'excluded';
  readonly reason: string | null;
  /** What kind of fault the reason is about; absent where there is none, or it is the user's. */
  readonly fault?: Extract<AnomalyKind, 'dead' | 'starved' | 'noise-spike'>;
}
