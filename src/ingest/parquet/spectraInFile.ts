import type { HistogramBuilder } from '../../dataset/histogramBuilder';
import type { SpectrumGroup } from '../choice/contents';
import type { OpenFile, ReadSummary } from '../format';

/** Spectra in a file, and how they are read. */
export interface SpectraInFile {
  readonly group: SpectrumGroup;
  /** Whether names say that these are spectra. */
  readonly isNamed: boolean;
  /** Columns that are read. */
  readonly used: readonly string[];
  readonly read: (builder: HistogramBuilder, pace: OpenFile['pace']) => Promise<ReadSummary>;
}
