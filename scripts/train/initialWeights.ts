import type { LayersModel } from '@tensorflow/tfjs-layers';
import { randomSource } from '../../src/math/random';
import { LSTM_WEIGHT } from '../../src/peaks/lstm/bidirectionalLstm';

/** Mean of the training positions in window units: the output starts there, away from the flat side of its ReLU. */
const MEAN_POSITIONS = [0.2, 0.28, 0.4, 0.48, 0.69];
const OUTPUT_STANDARD_DEVIATION = 0.01;

/**
 * Seeded starting weights, flat in the order of the layers: He normal kernels and zero biases; in an LSTM Glorot normal
 * kernels, and a bias of one to the forget gate, so that it forgets little at first; a small output layer.
 */
export function initialWeights(network: LayersModel, seed: number): Float32Array {
  const random = randomSource(seed);
  const variables = network.layers.flatMap((layer) => layer.weights);
  const flat: number[] = [];
  variables.forEach(({ name, shape }, index) => {
    const isOutput = index >= variables.length - 2;
    const isLstm = LSTM_WEIGHT.test(name);
    const sizes = shape.map((size) => size ?? 0);
    const columns = sizes.at(-1) ?? 0;
    const fanIn = sizes.slice(0, -1).reduce((product, n) => product * n, 1);
    const deviation = isOutput ? OUTPUT_STANDARD_DEVIATION : Math.sqrt(2 / (isLstm ? fanIn + columns : fanIn));
    for (let i = 0; i < fanIn * columns; i++) {
      if (sizes.length > 1) flat.push(deviation * random.normal());
      else if (isOutput) flat.push(MEAN_POSITIONS[i] ?? 0.5);
      else flat.push(isLstm && isForgetGate(i, columns) ? 1 : 0);
    }
  });
  return Float32Array.from(flat);
}

/** The second of the four gates that share an LSTM's columns. */
function isForgetGate(column: number, columns: number): boolean {
  return Math.floor((4 * column) / columns) === 1;
}
