import type { LineId } from '../../physics/lines';
import type { Goodness } from '../goodness';
import type { JudgedLine } from '../judgement';
import type { MinosErrors } from '../minos';
import type { Bins } from '../model/term';
import type { ChannelRange } from './fitChanges';

/** How much of a fit is wanted: the model at its start values, the fit, or the fit with MINOS errors. */
export type InspectionDepth = 'start' | 'fit' | 'minos';

/** A parameter as the fit is given it. */
export interface InspectedParameter {
  readonly name: string;
  /** In words. */
  readonly unit: string;
  readonly start: number;
  readonly lower: number;
  readonly upper: number;
  readonly fixed: boolean;
}

/** What the fit says of a parameter. */
export interface Estimate {
  readonly value: number;
  /** From the second derivatives at the minimum; null where the parameter is fixed, at a bound, or has none. */
  readonly hesse: number | null;
  /** Null where nobody asked, or where the parameter has no errors. */
  readonly minos: MinosErrors | null;
  readonly atBound: boolean;
}

/** Correlation coefficients of the free parameters. */
export interface Correlation {
  readonly names: readonly string[];
  /** Shape (name, name), row major, 1 on the diagonal. */
  readonly values: Float64Array;
}

/** A fit with everything that is needed to trust it or not. Arrays have a value per bin. */
export interface InspectedFit extends Goodness {
  readonly expected: Float64Array;
  readonly components: readonly { readonly label: string; readonly expected: Float64Array }[];
  /** Signed roots of each bin's share of the likelihood ratio, in sigmas (`devianceResiduals`). */
  readonly residuals: Float64Array;
  /** In the order of the parameters. */
  readonly estimates: readonly Estimate[];
  /** Null where the second derivatives gave no covariance. */
  readonly correlation: Correlation | null;
  /** The likelihood ratio of Baker and Cousins at the minimum. */
  readonly cost: number;
  /** Estimated distance of the cost to its minimum. */
  readonly edm: number;
  readonly converged: boolean;
  /** Each line of the window as the analysis would judge it. */
  readonly lines: readonly JudgedLine[];
}

/** One window of a spectrum: its counts, the model, and the fit where it was asked for. Plain data. */
export interface FitInspection {
  /** Lines that are fitted together, ascending. */
  readonly lines: readonly LineId[];
  readonly range: ChannelRange;
  readonly profile: 'gauss' | 'voigt';
  /** Edges in ADC channels; a channel's value means its centre. */
  readonly bins: Bins;
  readonly counts: Float64Array;
  /** Ends of the 68 % intervals of the counts. */
  readonly countsLow: Float64Array;
  readonly countsHigh: Float64Array;
  readonly parameters: readonly InspectedParameter[];
  /** The model at the start values. */
  readonly startExpected: Float64Array;
  /** Null where only the start was asked for. */
  readonly fit: InspectedFit | null;
}
