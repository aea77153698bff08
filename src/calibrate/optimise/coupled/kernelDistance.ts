import * as tf from '@tensorflow/tfjs-core';
import { normalCdf } from '../../../math/specialFunctions';
import { doubletDensityAt, emptyDoubletValue } from '../doubletShape';
import { doubletOf } from '../lineDoublet';
import type { PreparedRow } from '../preparedRow';
import { windowOfRows } from './kernelWindow';
import { BANDWIDTH_EV, eventsOf, NODE_STEP_EV, ofSummedDensity, type DensityFunctional } from './summedDensity';

/**
 * The slides' loss: distance of the summed spectrum's kernel density to the target density, line and background folded
 * with the same kernel: F = -(1/2) integral of (rho - target)^2/target dE over the window. With the n in front that is
 * minus half a Pearson chi2, so that priors can be added as to a log likelihood.
 */
export const kernelDistance = ofSummedDensity((rows): DensityFunctional => {
  const [firstEv, lastEv] = windowOfRows(rows);
  const nodes = Math.floor((lastEv - firstEv) / NODE_STEP_EV) + 1;
  const target = Float64Array.from({ length: nodes }, (_, g) => targetAt(rows, firstEv + g * NODE_STEP_EV));
  return {
    firstEv,
    nodes,
    onDensity: (density) => {
      const slope = density.map((rho, g) => (-NODE_STEP_EV * (rho - (target[g] ?? NaN))) / (target[g] ?? NaN));
      const value = density.reduce((sum, rho, g) => sum + 0.5 * (slope[g] ?? NaN) * (rho - (target[g] ?? NaN)), 0);
      return { value, slope };
    },
    onTensor: (density) => {
      const wanted = tf.tensor1d(Float32Array.from(target));
      return tf.mul(tf.sum(tf.div(tf.square(tf.sub(density, wanted)), wanted)), -0.5 * NODE_STEP_EV);
    },
  };
});

/**
 * Target density per eV at an energy: each row's line and background, weighted with its events. A line folded with the
 * kernel is the same line with sigma^2 + h^2, its tail's slope in eV kept; the window's edges become error functions.
 */
function targetAt(rows: readonly PreparedRow[], energyEv: number): number {
  const [lowEv, highEv] = windowOfRows(rows);
  const inside = normalCdf((energyEv - lowEv) / BANDWIDTH_EV) - normalCdf((energyEv - highEv) / BANDWIDTH_EV);
  const flat = inside / (highEv - lowEv);
  const value = emptyDoubletValue();
  const lines = new Map<PreparedRow['row']['line'], { signal: number; background: number }>();
  for (const { row, events, signalFraction } of rows) {
    const own = lines.get(row.line) ?? { signal: 0, background: 0 };
    own.signal += events * signalFraction;
    own.background += events * (1 - signalFraction);
    lines.set(row.line, own);
  }
  let sum = 0;
  for (const [line, { signal, background }] of lines) {
    const sigmaEv = Math.hypot(line.sigmaEv, BANDWIDTH_EV);
    const folded = { ...line, sigmaEv, tailBeta: (line.tailBeta * line.sigmaEv) / sigmaEv };
    doubletDensityAt(energyEv, doubletOf(line), folded, value);
    sum += signal * inside * value.density + background * flat;
  }
  return sum / eventsOf(rows);
}
