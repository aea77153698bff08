import type { Pair, Symmetric } from '../drift/pair';
import type { Doublet } from './lineDoublet';

/** The copper of one (detector, batch): all that the optimisation of its three constants needs. */
export interface CopperRow {
  /** Reference calibration, E = p0 + p1 ADC + p2 ADC^2 in eV: where the descent starts. */
  readonly start: readonly [number, number, number];
  /** What Ti and Mn of the batch and the detector's shared p2 say, copper left out: a Gaussian in (p0, p1, p2). */
  readonly prior: {
    readonly mean: readonly [number, number, number];
    /** 3 x 3, row major; may be singular (p2 known exactly). */
    readonly covariance: readonly number[];
  };
  /** ADC channels (centres) inside the window that hold counts, and their counts: same length. */
  readonly channels: Float64Array;
  readonly counts: Float64Array;
  /** Channel edges of the fixed window, e.g. [1499.5, 1640.5]. */
  readonly windowAdc: readonly [number, number];
  /** Response of this detector at Cu Ka, predicted from its Mn lines and fixed. */
  readonly line: {
    readonly sigmaEv: number;
    /** Share of the line in its low-energy tail, 0 to 1. */
    readonly tailFraction: number;
    /** Slope of the tail in units of sigma, > 0. */
    readonly tailBeta: number;
    /** Which line it is; the observed Cu Ka unless said. */
    readonly doublet?: Doublet;
  };
  /** Expected share of Cu Ka among the events of the window, 0 to 1, fixed. */
  readonly signalFraction: number;
  /** The batch's other lines, for a loss of all lines. */
  readonly otherLines?: readonly LineEvents[];
  /** How the row hangs together with the rows before it, for priors that couple them; rows of a detector in time order. */
  readonly link?: RowLink;
}

/** Events of another line in its own window, as in `CopperRow`; counts need not be whole. */
export type LineEvents = Pick<CopperRow, 'channels' | 'counts' | 'windowAdc' | 'line' | 'signalFraction'>;

/** What couples a row with the row before it, where that is of the same detector. */
export interface RowLink {
  readonly detector: number;
  /** Channels of Ti and Cu, the same for all rows of the detector: moves in time are those of the energies there. */
  readonly channelsAdc: Pair;
  /** Covariance of the move since the row before, eV squared; null where nothing is said of it. */
  readonly step: Symmetric | null;
  /** Whether the curvature is that of the row before. */
  readonly sharesCurvature: boolean;
  /** What other detectors say of the bend (linkCoordinates.ts), for the first row of the detector; null for nothing. */
  readonly bend: { readonly meanEv: number; readonly errorEv: number } | null;
}

/** Outcome of an optimisation; rows in the order they were given. */
export interface OptimisationResult {
  /** Optimised constants, shape (row, 3). */
  readonly p: Float64Array;
  /**
   * Covariance of the constants, shape (row, 9): the inverse of prior precision plus Fisher information of the copper.
   * Null for a loss that is no likelihood of the data and so has none.
   */
  readonly covariance: Float64Array | null;
  /** Sum over rows: iterations + 1 values, the first before the first step. */
  readonly logLikelihood: number[];
  /** Iteration whose constants `p` holds: the last, unless early stopping found a better one. */
  readonly usedIteration: number;
  /** In words for the user. */
  readonly stoppedBecause: string;
}

/** Told after the start (iteration 0) and after every step: log likelihoods so far, and constants, shape (row, 3). */
export type IterationListener = (iteration: number, logLikelihood: readonly number[], p: Float64Array) => void;
