import type { Pair, Symmetric } from './pair';

/** What one batch says by itself, or null where it says nothing. */
export interface Reading {
  readonly value: Pair;
  readonly covariance: Symmetric;
}

/** What all batches together say of one, or of a part of it. */
export interface Smoothed {
  readonly value: Pair;
  readonly covariance: Symmetric;
}

/** When a reading was taken: it is of the mean over this time. Days, stop above start. */
export interface Stretch {
  readonly startDays: number;
  readonly stopDays: number;
}

/** A part of the time of a reading, as shares of it: 0 <= from < to <= 1. */
export interface Part {
  readonly reading: number;
  readonly from: number;
  readonly to: number;
}

/** What all readings say of a part. */
export interface SmoothedPart extends Smoothed {
  /** Covariance of the part's mean about that of its reading's time: what is not known of the walk in between. */
  readonly within: Symmetric;
  /** Mean of the same. */
  readonly apart: Pair;
}

/** A sudden move, `share` of the way through the time of a reading (0 <= share < 1). */
export interface Jump {
  readonly reading: number;
  readonly share: number;
}

/** How the walk moves: covariance of what a day adds, and where it jumps by how much. */
export interface WalkSteps {
  readonly perDay: Symmetric;
  readonly jumps: readonly Jump[];
  readonly jump: Symmetric;
}
