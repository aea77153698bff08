import type { SpectrumFacts } from './run';

/** The file of a spectrum that carries no SDD number, or of counts that carry no time. */
export interface SpectrumSource {
  /** Name of its file; in an archive `archive.zip/folder/file`. */
  readonly file: string;
  /** What the file says of it. */
  readonly facts: SpectrumFacts;
}

/** The same, with the spectra of the file counted. */
export interface SpectrumOrigin extends SpectrumSource {
  /** Which spectrum without number of the file it is, from 0, of how many. */
  readonly position: number;
  readonly of: number;
}

/** Counts the spectra of each file, in the order in which they come. */
export function originsOf(sources: readonly SpectrumSource[]): SpectrumOrigin[] {
  const perFile = new Map<string, number>();
  const counted = sources.map(({ file, facts }) => {
    const position = perFile.get(file) ?? 0;
    perFile.set(file, position + 1);
    return { file, facts, position };
  });
  return counted.map((source) => ({ ...source, of: perFile.get(source.file) ?? 1 }));
}

/** The batch of a spectrum, or of what a file counts. */
export interface PlaceInTime {
  /** The batch [start, stop) in Unix seconds, start < stop; both null for a batch without time. */
  readonly start: number | null;
  readonly stop: number | null;
  /** Number that orders batches without time; 0 for one with time. */
  readonly ordinal: number;
}

/** The place of a spectrum in a run: its SDD, and its batch. */
export interface Placement extends PlaceInTime {
  /** 0..65535; null where the experiment has none. */
  readonly bus: number | null;
  /** 0..65535. */
  readonly sdd: number;
}
