import type { LineId } from '../../physics/lines';
import type { YieldRange } from '../../simulate/training/trainingSpectrum';
import type { PositionScore } from '../positionScore';

/** Figures of one finder, of one line or of all. */
export interface FinderScore extends PositionScore {
  /** Predictions of lines that are not there or lie further than 50 channels from the truth, per spectrum. */
  readonly fakesPerSpectrum: number;
}

/** Something for all lines together and for each, in the order of the report's lines. */
export interface ByLine<Figures> {
  readonly all: Figures;
  readonly byLine: readonly Figures[];
}

export interface FinderReport extends ByLine<FinderScore> {
  /** Id of the finder. */
  readonly finder: string;
  /** In the order of the report's yields. */
  readonly byYield: readonly ByLine<FinderScore>[];
  /** Errors (predicted - true) of all lines in bins of 1 channel over [-50, 50). */
  readonly errorCounts: readonly number[];
  /** Time of the one call that predicted the whole set, over its spectra. */
  readonly msPerSpectrum: number;
}

/** Cramér-Rao limits, root mean square over spectra (and lines), channels; NaN where the line is nowhere. */
export interface LimitFigures {
  readonly knownContinuum: number;
  readonly unknownContinuum: number;
}

export interface LimitReport extends ByLine<LimitFigures> {
  readonly byYield: readonly ByLine<LimitFigures>[];
  /** Exact from the expected spectra, or estimated by a fit to the counts. */
  readonly kind: 'exact' | 'estimated';
}

/** Every finder on the same spectra. Positions, widths and errors in ADC channels. */
export interface BenchmarkReport {
  readonly title: string;
  readonly lines: readonly LineId[];
  readonly spectra: number;
  readonly seed: number | null;
  readonly yields: readonly (YieldRange & { readonly spectra: number })[];
  /** Null where the limits are not known. */
  readonly limit: LimitReport | null;
  readonly finders: readonly FinderReport[];
}
