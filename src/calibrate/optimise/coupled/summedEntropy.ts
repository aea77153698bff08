import * as tf from '@tensorflow/tfjs-core';
import { windowOfRows } from './kernelWindow';
import { NODE_STEP_EV, ofSummedDensity } from './summedDensity';

/** Nodes reach so far beyond the window, eV: events that leave it still count. */
const MARGIN_EV = 300;
/** Added to the density, per eV, so that its logarithm exists where there are no events. */
const FLOOR_PER_EV = 1e-9;

/**
 * Minus the entropy of the summed spectrum's kernel density, F = integral of rho ln rho dE: sharp spectra have little.
 * It knows nothing of where the line lies, and a squeezed energy scale lowers it too: to be used with `gainTerm`, which takes
 * the squeeze back, and with a prior.
 */
export const summedEntropy = ofSummedDensity((rows) => ({
  ...nodesOf(windowOfRows(rows)),
  onDensity: (density) => {
    const logs = density.map((rho) => Math.log(rho + FLOOR_PER_EV));
    return {
      value: density.reduce((sum, rho, g) => sum + NODE_STEP_EV * rho * (logs[g] ?? NaN), 0),
      slope: density.map((rho, g) => NODE_STEP_EV * ((logs[g] ?? NaN) + rho / (rho + FLOOR_PER_EV))),
    };
  },
  onTensor: (density) => tf.mul(tf.sum(tf.mul(density, tf.log(tf.add(density, FLOOR_PER_EV)))), NODE_STEP_EV),
}));

function nodesOf([lowEv, highEv]: readonly [number, number]) {
  const firstEv = lowEv - MARGIN_EV;
  return { firstEv, nodes: Math.floor((highEv + MARGIN_EV - firstEv) / NODE_STEP_EV) + 1 };
}
