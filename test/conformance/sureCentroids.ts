/** What `data/real/truth.json` is sure of: centroids of lines in measured spectra, fitted by another program. */
import { existsSync, readFileSync } from 'node:fs';

/** The measured files, beside the project where they are at hand: not part of it. */
export const REAL = new URL('../../../shared/data/real/', import.meta.url);
export const HAS_REAL = existsSync(REAL);

interface TruePeak {
  readonly line: string;
  readonly centroid_ch?: number;
  readonly centroid_adc?: number;
  readonly tolerance_ch?: number;
  readonly tolerance_adc?: number;
  readonly fit_valid?: boolean;
}

interface TrueFile {
  readonly peaks?: readonly TruePeak[];
  /** By name of the histogram: `bus1_sdd4`. */
  readonly histograms?: Readonly<Record<string, { readonly peaks?: readonly TruePeak[] }>>;
}

/** A centroid of a line, of its whole doublet where it has one. */
export interface SureCentroid {
  readonly file: string;
  /** Number of the SDD by the name of its histogram; null where the file holds one spectrum. */
  readonly sdd: number | null;
  /** As the product spells it: `MnKaEsc` for truth's `Mn_Ka_Si_esc`. */
  readonly line: string;
  /** Channels, a channel's value meaning its centre. */
  readonly adc: number;
  readonly tolerance: number;
}

/** All centroids but those that `truth.json` marks as not valid; nothing else is left out. */
export function sureCentroids(): SureCentroid[] {
  const { files } = JSON.parse(readFileSync(new URL('truth.json', REAL), 'utf8')) as {
    files: Record<string, TrueFile>;
  };
  return Object.entries(files).flatMap(([file, { peaks = [], histograms = {} }]) => [
    ...peaks.flatMap((peak) => sure(peak, { file, sdd: null })),
    ...Object.entries(histograms).flatMap(([name, { peaks: own = [] }]) =>
      own.flatMap((peak) => sure(peak, { file, sdd: Number(/sdd(\d+)$/.exec(name)?.[1]) })),
    ),
  ]);
}

function sure(peak: TruePeak, place: Pick<SureCentroid, 'file' | 'sdd'>): SureCentroid[] {
  if (peak.fit_valid === false) return [];
  const line = peak.line.replace(/_Si_esc$/, 'Esc').replaceAll('_', '');
  // Truth's axis of a histogram is that of its bins' edges.
  const adc = peak.centroid_ch ?? (peak.centroid_adc ?? NaN) - 0.5;
  return [{ ...place, line, adc, tolerance: peak.tolerance_ch ?? peak.tolerance_adc ?? NaN }];
}
