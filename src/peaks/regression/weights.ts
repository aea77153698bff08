import { tensor, dispose } from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import { HalfmaxError } from '../../dataset/errors';
import { fromHalf } from '../weights/halfFloat';
import type { ModelLoader } from '../weights/modelLoader';
import type { RegressionNetwork } from './regressionNetwork';

/**
 * The network with the shipped weights. The caller disposes of it.
 *
 * @throws HalfmaxError `internal` if the file is not that of this network.
 */
export async function loadNetwork({ file, build }: RegressionNetwork, load: ModelLoader): Promise<LayersModel> {
  const bytes = await load(file);
  const network = build();
  const expected = network.countParams() * 2;
  if (bytes.byteLength !== expected) {
    network.dispose();
    throw new HalfmaxError(
      'internal',
      `${file} has ${String(bytes.byteLength)} bytes; the network takes ${String(expected)}`,
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
