import { tensor, tidy, variable, type Variable } from '@tensorflow/tfjs-core';
import { sizeOf, weightSpecs, type HeatmapShape } from './shape';

/** Flat weights as the variables of a network, in the order of `weightSpecs`. The caller disposes of them. */
export function weightVariables(shape: HeatmapShape, flat: Float32Array): Variable[] {
  let place = 0;
  return weightSpecs(shape).map((spec) => {
    const values = flat.slice(place, place + sizeOf(spec));
    place += values.length;
    return tidy(() => variable(tensor(values, [...spec.shape], 'float32')));
  });
}

/** Gives variables other values, from the same flat order. */
export function setWeights(variables: readonly Variable[], flat: Float32Array): void {
  let place = 0;
  for (const own of variables) {
    const values = flat.slice(place, place + own.size);
    place += own.size;
    tidy(() => {
      own.assign(tensor(values, own.shape, 'float32'));
    });
  }
}
