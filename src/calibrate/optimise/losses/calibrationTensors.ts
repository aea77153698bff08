import * as tf from '@tensorflow/tfjs-core';
import type { Tensor2D } from '@tensorflow/tfjs-core';
import { CHANNELS_PER_UNIT } from '../frame';
import type { PreparedRow } from '../preparedRow';
import type { Displacement } from './loss';

/** Energy (eV relative to 8000) at positions u: start + d0 + u (d1 + u d2). `start` and `u` have the same shape. */
export function energyAt(start: Tensor2D, u: Tensor2D, [d0, d1, d2]: Displacement): Tensor2D {
  return tf.add(tf.add(start, d0), tf.mul(u, tf.add(tf.mul(u, d2), d1)));
}

/** Gain dE/du (eV per 200 channels) at positions u: start + d1 + 2 u d2. */
export function gainAt(start: Tensor2D, u: Tensor2D, [, d1, d2]: Displacement): Tensor2D {
  return tf.add(tf.add(start, d1), tf.mul(u, tf.mul(d2, 2)));
}

/** Position u of a channel in its row's frame. */
export function positionOf({ anchorAdc }: PreparedRow, adc: number): number {
  return (adc - anchorAdc) / CHANNELS_PER_UNIT;
}

/** Start energy at position u, in Float64: eV relative to 8000. */
export function startEnergyEv({ start }: PreparedRow, u: number): number {
  return start[0] + u * (start[1] + u * start[2]);
}

/** Start gain at position u, in Float64: eV per 200 channels. */
export function startGain({ start }: PreparedRow, u: number): number {
  return start[1] + 2 * u * start[2];
}
