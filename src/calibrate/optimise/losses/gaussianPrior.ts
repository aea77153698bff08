import * as tf from '@tensorflow/tfjs-core';
import type { Tensor2D } from '@tensorflow/tfjs-core';
import { fusedPrior } from '../fused/prior';
import type { PreparedRow } from '../preparedRow';
import { logPrior } from '../rowLikelihood';
import type { BlockPlacement, Displacement, LossTerm } from './loss';

const DIRECTIONS = [0, 1, 2] as const;

/** -(p - m)^T C^-1 (p - m)/2 of each row, C bounded as preparedRow.ts says: a sum of three squared residuals. */
export const gaussianPrior: LossTerm = {
  onRow: logPrior,
  fused: () => fusedPrior,
  place: (block) => {
    const residuals = DIRECTIONS.map((k) => placeResidual(block, k));
    return ({ displacement }) => {
      const squares = residuals.map((residual) => tf.square(residual(displacement)));
      return tf.mul(tf.addN(squares), -0.5);
    };
  },
};

/** Component k of W (displacement - mean), shape [rows, 1]. */
function placeResidual(block: BlockPlacement, k: number): (displacement: Displacement) => Tensor2D {
  const entry = ({ priorWhitener }: PreparedRow, j: number) => priorWhitener[3 * k + j] ?? 0;
  const factors = DIRECTIONS.map((j) => [j, block.perRow((row) => entry(row, j))] as const);
  const offset = block.perRow((row) =>
    DIRECTIONS.reduce<number>((sum, j) => sum + entry(row, j) * row.priorMean[j], 0),
  );
  return (displacement) => {
    const along = factors.map(([j, factor]): Tensor2D => tf.mul(displacement[j], factor));
    return tf.sub(tf.addN(along), offset);
  };
}
