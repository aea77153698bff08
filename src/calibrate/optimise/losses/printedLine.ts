import * as tf from '@tensorflow/tfjs-core';
import { printedDoubletOf } from '../lineDoublet';
import { fusePrinted } from '../fused/printed';
import { printedShape } from '../printedShape';
import { PRINTED_FLOOR_PER_EV, printedLogLikelihood } from '../rowLikelihood';
import { doubletDensity, placeDoublet } from './lineTensors';
import type { LossTerm } from './loss';

/**
 * The paper's Eq. 3, literally: sum of counts x ln[Gauss + T1 + Gauss + T2] of the energy, without Jacobian, background
 * or normalisation (docs/losses.md says what that does).
 */
export const printedLine: LossTerm = {
  onRow: printedLogLikelihood,
  fused: fusePrinted,
  place: (block) => {
    const doublet = placeDoublet(block, printedDoubletOf, (line) => printedShape(line).shape);
    const perEv = block.perRow(({ row }) => printedShape(row.line).scale / row.line.sigmaEv);
    return ({ energyEv, counts }) => {
      const f = tf.add(tf.mul(doubletDensity(energyEv, doublet), perEv), PRINTED_FLOOR_PER_EV);
      return tf.sum(tf.mul(counts, tf.log(f)), 1, true);
    };
  },
};
