import * as tf from '@tensorflow/tfjs-core';
import type { Tensor2D } from '@tensorflow/tfjs-core';
import { SMALLEST_NORM } from '../copperDensity';
import { doubletOf } from '../lineDoublet';
import { CHANNELS_PER_UNIT } from '../frame';
import { fuseNormalised } from '../fused/normalised';
import { normalisedLogLikelihood } from '../rowLikelihood';
import { energyAt, positionOf, startEnergyEv } from './calibrationTensors';
import { doubletCdf, doubletDensity, placeDoublet, type PlacedDoublet } from './lineTensors';
import type { BlockPlacement, Displacement, LossTerm } from './loss';

/**
 * Sum of counts x ln f(a), f(a) = s L(C(a)) C'(a)/N + (1 - s)/W, normalised over the fixed ADC window (METHOD.md
 * section 4; docs/losses.md). L is the row's line, N the integral of L(C(a)) C'(a) over the window.
 */
export const normalisedLine: LossTerm = {
  onRow: normalisedLogLikelihood,
  fused: fuseNormalised,
  place: (block) => {
    const doublet = placeDoublet(block, doubletOf, (line) => line);
    const norm = placeWindowNorm(block, doublet);
    const signal = block.perRow((row) => row.signalFraction / (row.row.line.sigmaEv * CHANNELS_PER_UNIT));
    const background = block.perRow(({ row, signalFraction }) => {
      const [low, high] = row.windowAdc;
      return (1 - signalFraction) / (high - low);
    });
    return ({ displacement, energyEv, gain, counts }) => {
      const perChannel = tf.mul(doubletDensity(energyEv, doublet), gain);
      const f = tf.add(tf.mul(perChannel, tf.div(signal, norm(displacement))), background);
      return tf.sum(tf.mul(counts, tf.log(f)), 1, true);
    };
  },
};

/** N: the doublet's cumulative shape at the upper edge less that at the lower one, shape [rows, 1]. */
function placeWindowNorm(block: BlockPlacement, doublet: PlacedDoublet): (displacement: Displacement) => Tensor2D {
  const u = block.perEdge((row, edge) => positionOf(row, row.row.windowAdc[edge] ?? NaN));
  const start = block.perEdge((row, edge) => startEnergyEv(row, positionOf(row, row.row.windowAdc[edge] ?? NaN)));
  const sign = block.perEdge((_, edge) => (edge === 0 ? -1 : 1));
  return (displacement) => {
    const cdf = doubletCdf(energyAt(start, u, displacement), doublet);
    return tf.maximum(tf.sum(tf.mul(cdf, sign), 1, true), SMALLEST_NORM);
  };
}
