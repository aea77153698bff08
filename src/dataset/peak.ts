import type { LineId } from '../physics/lines';

/** A predicted line centroid in one spectrum: what finders give and fits take. */
export interface Peak {
  readonly line: LineId;
  /** Centroid in ADC channels (for a Ka doublet: of Ka1), whatever the binning that the finder used. */
  readonly adc: number;
  /** One-sigma uncertainty in channels, null where the finder states none. */
  readonly adcError: number | null;
  /** Probability that the line is there at all, 0 to 1; null where the finder states none. */
  readonly probability: number | null;
  /** Short name of the finder, as in the results file: `heatmap`, `cnn`, `find_peaks`, `stated`, `manual`. */
  readonly finder: string;
}

/** The same with its place in the run; `batch` is an index into `Histograms.batches`. */
export interface LocatedPeak extends Peak {
  readonly detector: number;
  readonly batch: number;
}
