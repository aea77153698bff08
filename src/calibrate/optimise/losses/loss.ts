import type { Tensor2D } from '@tensorflow/tfjs-core';
import type { LossId } from '../../settings';
import type { FusedFunction } from '../fused/packedRows';
import type { TaskContext } from '../../../dataset/task';
import type { PreparedRow } from '../preparedRow';
import type { CopperRow } from '../row';

/** Displacements of q0, q1, q2 from the start (frame.ts): each of shape [rows, 1]. */
export type Displacement = readonly [Tensor2D, Tensor2D, Tensor2D];

/** A block of rows on the tensor backend while it is evaluated: tensors that depend on the displacements. */
export interface BlockState {
  readonly displacement: Displacement;
  /** Energy of each channel in eV relative to 8000: shape [rows, slots]. */
  readonly energyEv: Tensor2D;
  /** Gain dE/du of each channel in eV per 200 channels: shape [rows, slots]. */
  readonly gain: Tensor2D;
  /** Counts of each channel, 0 in padding: shape [rows, slots]. */
  readonly counts: Tensor2D;
}

/** A term of a block whose constants are on the backend: value per row, shape [rows, 1], differentiable. */
export type PlacedTerm = (state: BlockState) => Tensor2D;

/** Where a term puts its constants: they live as long as the block does. */
export interface BlockPlacement {
  /** A constant of shape [rows, 1]. */
  readonly perRow: (valueOf: (row: PreparedRow) => number) => Tensor2D;
  /** A constant of shape [2 rows, 1]: all rows of component 0 (Ka1), then all of component 1. */
  readonly perComponent: (valueOf: (row: PreparedRow, component: number) => number) => Tensor2D;
  /** A constant of shape [rows, 2]: one for the lower edge of the window (0), one for the upper (1). */
  readonly perEdge: (valueOf: (row: PreparedRow, edge: number) => number) => Tensor2D;
}

/** Value of a term for one row in Float64; the gradient with respect to the displacement is added to `gradient`. */
export type RowFunction = (row: PreparedRow, displacement: ArrayLike<number>, gradient: Float64Array) => number;

/** One term of a loss: on the tensor backend in float32 and, as its oracle, in Float64. */
export interface LossTerm {
  readonly place: (block: BlockPlacement) => PlacedTerm;
  readonly onRow: RowFunction;
  /**
   * `onRow` for all rows of one line shape, as fast as it can be; null where that shape allows nothing faster. A loss
   * whose terms all have it is not differentiated automatically unless asked for.
   */
  readonly fused?: (line: CopperRow['line']) => FusedFunction | null;
}

/**
 * Value and gradient of a term of all rows for displacements of shape (row, 3), in Float64: added to `value`, a share per
 * row, and to `gradient`, shape (row, 3).
 */
export type CoupledFunction = (
  displacements: Float64Array,
  value: Float64Array,
  gradient: Float64Array,
  context: TaskContext,
) => Promise<void>;

/** The same on the tensor backend; `dispose` frees what it holds there. */
export interface PlacedCoupling {
  readonly evaluate: CoupledFunction;
  readonly dispose: () => void;
}

/** Second derivatives of a quadratic term that links each row to the one before: minus these, 3 x 3 per row. */
export interface LinkPrecision {
  readonly diagonal: readonly Float64Array[];
  /** Row by the row before it; null where the two are not linked. */
  readonly below: readonly (Float64Array | null)[];
}

/** A term that depends on several rows at once, in Float64 and, as its reference, differentiated automatically. */
export interface CoupledTerm {
  /** Which rows it couples: a step of theirs is taken or taken back together. */
  readonly couples: 'detector' | 'run';
  readonly prepare: (rows: readonly PreparedRow[]) => CoupledFunction;
  readonly place: (rows: readonly PreparedRow[]) => PlacedCoupling;
  /** For a quadratic term: what it adds to the curvature by which rows are whitened. */
  readonly precision?: (rows: readonly PreparedRow[]) => LinkPrecision;
}

/** A log likelihood to be raised: its terms are added up, row by row, then those that couple rows. */
export interface Loss {
  readonly id: LossId;
  readonly terms: readonly LossTerm[];
  /** Terms of each of the row's other lines, in the frame of that line. */
  readonly lineTerms?: readonly LossTerm[];
  readonly coupled?: readonly CoupledTerm[];
  /**
   * T (3 x 3) of a row at its start: the parameters of the descent are z, the displacement is T z. Chosen so that one
   * learning rate suits all rows (whitening.ts).
   */
  readonly parameters: (row: PreparedRow) => Float64Array;
  /** Metric of a row in z (3 x 3) at a displacement, for the natural gradient: the unit matrix or near it at the start. */
  readonly metric: (row: PreparedRow, displacement: ArrayLike<number>, transform: Float64Array) => Float64Array;
  /** Whether the inverse of prior precision plus Fisher information is the covariance of its maximum. */
  readonly hasCovariance: boolean;
}
