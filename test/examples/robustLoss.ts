import * as tf from '@tensorflow/tfjs-core';
import { ENERGY_ORIGIN_EV, CHANNELS_PER_UNIT } from '../../src/calibrate/optimise/frame';
import { doubletOf } from '../../src/calibrate/optimise/lineDoublet';
import { gainTerm } from '../../src/calibrate/optimise/losses/gainTerm';
import { gaussianPrior } from '../../src/calibrate/optimise/losses/gaussianPrior';
import type { Loss, LossTerm, RowFunction } from '../../src/calibrate/optimise/losses/loss';
import { posteriorMetric } from '../../src/calibrate/optimise/metric';
import type { PreparedRow } from '../../src/calibrate/optimise/preparedRow';
import { whitenedConstants } from '../../src/calibrate/optimise/whitening';

/** Degrees of freedom: the fewer, the less an event far from the line pulls. */
const NU = 4;

/** Where the mean of the row's doublet lies, eV relative to 8000. */
function centreEv({ row }: PreparedRow): number {
  const { ka1Ev, ka2Ev, weights } = doubletOf(row.line);
  return (weights[0] * ka1Ev + weights[1] * ka2Ev) / (weights[0] + weights[1]) - ENERGY_ORIGIN_EV;
}

/** -(nu + 1)/2 sum of n ln(1 + t^2/nu), t = (E - mean of the doublet)/sigma: Student's t but for its constant. */
const onRow: RowFunction = (prepared, displacement, gradient) => {
  const { row, anchorAdc, start } = prepared;
  const [d0 = 0, d1 = 0, d2 = 0] = Array.from(displacement);
  let sum = 0;
  row.channels.forEach((adc, i) => {
    const n = row.counts[i] ?? 0;
    const u = (adc - anchorAdc) / CHANNELS_PER_UNIT;
    const energyEv = start[0] + d0 + u * (start[1] + d1 + u * (start[2] + d2));
    const t = (energyEv - centreEv(prepared)) / row.line.sigmaEv;
    sum -= 0.5 * (NU + 1) * n * Math.log(1 + (t * t) / NU);
    const byEnergy = (-(NU + 1) * n * t) / (NU + t * t) / row.line.sigmaEv;
    [1, u, u * u].forEach((byQ, k) => (gradient[k] = (gradient[k] ?? 0) + byEnergy * byQ));
  });
  return sum;
};

/** `onRow`, and the same on the tensor backend, where it is differentiated automatically. */
const studentLine: LossTerm = {
  onRow,
  place: (block) => {
    const centre = block.perRow(centreEv);
    const sigma = block.perRow(({ row }) => row.line.sigmaEv);
    return ({ energyEv, counts }) => {
      const t = tf.div(tf.sub(energyEv, centre), sigma);
      const logDensity = tf.mul(tf.log(tf.add(tf.div(tf.square(t), NU), 1)), -0.5 * (NU + 1));
      return tf.sum(tf.mul(counts, logDensity), 1, true);
    };
  },
};

/**
 * Copper as a Student's t, with the Jacobian of the events and what Ti and Mn say: heavy tails in place of a background.
 * Not normalised over the window, so no covariance is given.
 */
export const robustLine: Omit<Loss, 'id'> = {
  terms: [studentLine, gainTerm, gaussianPrior],
  parameters: whitenedConstants,
  metric: posteriorMetric,
  hasCovariance: false,
};
