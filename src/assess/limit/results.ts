import type { Measured, SpectrumName } from '../results';

/** Limits on counts that background alone would give: the median, and the ends of the 68 % and 95 % bands. */
export interface ExpectedLimit {
  readonly minus2: number;
  readonly minus1: number;
  readonly median: number;
  readonly plus1: number;
  readonly plus2: number;
}

/** Upper limits at one confidence level, in counts of the whole forbidden line. */
export interface LimitLevel {
  /** 0 to 1. */
  readonly confidence: number;
  readonly expected: ExpectedLimit;
  /** The median if the tail below Cu Ka, under the line sought, were not known from Mn but fitted: a systematic. */
  readonly medianFreeTail: number;
  /** That of the data in the window; null while they are blinded. */
  readonly observed: number | null;
}

/** What one summed spectrum says of the forbidden line. */
export interface LimitRow {
  readonly spectrum: SpectrumName;
  readonly crossValidated: boolean;
  /** Width of the line sought, that of Cu Ka carried to its energy; null where there is no fit. */
  readonly fwhmEv: number | null;
  /** Counts that the sidebands expect within one FWHM about the line; null where there is no fit. */
  readonly background: number | null;
  /** Ascending in confidence; empty where there is no fit. */
  readonly levels: readonly LimitLevel[];
  /** Counts of the line that a fit of the data finds, of either sign; null while they are blinded. */
  readonly counts: Measured | null;
  /** Why there is no limit, or why it is not to be trusted; null where nothing is odd. */
  readonly why: string | null;
}

/** Upper limits on a line that must not be there, by spectrum. */
export interface UpperLimit {
  readonly energyEv: number;
  readonly blindedEv: readonly [number, number];
  readonly unblinded: boolean;
  readonly rows: readonly LimitRow[];
}

/** The confidence levels that are given, ascending. */
export const CONFIDENCES = [0.9, 0.95] as const;
