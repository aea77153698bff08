import * as tf from '@tensorflow/tfjs-core';
import { CHANNELS_PER_UNIT } from '../frame';
import type { LossTerm, RowFunction } from './loss';

/** Sum of counts x ln(C'(a)/C'_0), C'_0 the gain at the middle of the window at the start: the Jacobian of the events. */
const onRow: RowFunction = ({ row, anchorAdc, start }, displacement, gradient) => {
  let sum = 0;
  row.channels.forEach((adc, i) => {
    const n = row.counts[i] ?? 0;
    const u = (adc - anchorAdc) / CHANNELS_PER_UNIT;
    const gain = start[1] + (displacement[1] ?? 0) + 2 * u * (start[2] + (displacement[2] ?? 0));
    sum += n * Math.log(gain / start[1]);
    gradient[1] = (gradient[1] ?? 0) + n / gain;
    gradient[2] = (gradient[2] ?? 0) + (2 * u * n) / gain;
  });
  return sum;
};

/** `onRow` as a term: turns a density of the energy into one of the ADC value. */
export const gainTerm: LossTerm = {
  onRow,
  // Nothing of it depends on the line: there is no table to make.
  fused: () => null,
  place: (block) => {
    const startGain = block.perRow(({ start }) => start[1]);
    return ({ gain, counts }) => tf.sum(tf.mul(counts, tf.log(tf.div(gain, startGain))), 1, true);
  },
};
