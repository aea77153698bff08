import type { LayersModel } from '@tensorflow/tfjs-layers';
import { randomSource } from '../../src/math/random';

/** Mean of the training positions in window units: the output starts there, away from the flat side of its ReLU. */
const MEAN_POSITIONS = [0.2, 0.28, 0.4, 0.48, 0.69];
const OUTPUT_STANDARD_DEVIATION = 0.01;

/** Seeded starting weights, flat in the order of the layers: He normal kernels, zero biases, a small output layer. */
export function initialWeights(network: LayersModel, seed: number): Float32Array {
  const random = randomSource(seed);
  const variables = network.getWeights();
  const flat: number[] = [];
  variables.forEach(({ shape, size }, index) => {
    const isOutput = index >= variables.length - 2;
    const fanIn = shape.slice(0, -1).reduce((product, n) => product * n, 1);
    const deviation = isOutput ? OUTPUT_STANDARD_DEVIATION : Math.sqrt(2 / fanIn);
    for (let i = 0; i < size; i++) {
      if (shape.length > 1) flat.push(deviation * random.normal());
      else flat.push(isOutput ? (MEAN_POSITIONS[i] ?? 0.5) : 0);
    }
  });
  return Float32Array.from(flat);
}
