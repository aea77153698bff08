import { tensor, dispose } from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import { HalfmaxError } from '../../dataset/errors';
import { buildNetwork } from './network';
import { fromHalf } from './halfFloat';

/** Reads a file that is shipped with the product, by its name under `models/`; from the disk or by the network. */
export type ModelLoader = (name: string) => Promise<ArrayBuffer>;

/** File of the trained weights: all of them in the order of the network's layers, as little-endian half floats. */
export const WEIGHTS_FILE = 'two-branch-cnn.f16.bin';

/**
 * The paper's network with the shipped weights. The caller disposes of it.
 *
 * @throws HalfmaxError `internal` if the file is not that of this network.
 */
export async function loadNetwork(load: ModelLoader): Promise<LayersModel> {
  const bytes = await load(WEIGHTS_FILE);
  const network = buildNetwork();
  const expected = network.countParams() * 2;
  if (bytes.byteLength !== expected) {
    network.dispose();
    throw new HalfmaxError(
      'internal',
      `${WEIGHTS_FILE} has ${String(bytes.byteLength)} bytes; the network takes ${String(expected)}`,
    );
  }
  setFlatWeights(network, fromHalf(new Uint8Array(bytes)));
  return network;
}

/** Sets all weights from one array in the order of the layers, kernel before bias. */
export function setFlatWeights(network: LayersModel, flat: Float32Array): void {
  let place = 0;
  const tensors = network.getWeights().map(({ shape, size }) => {
    const values = flat.slice(place, place + size);
    place += size;
    return tensor(values, shape, 'float32');
  });
  network.setWeights(tensors);
  dispose(tensors);
}
