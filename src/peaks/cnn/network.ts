import { initializers, input, layers, model, type LayersModel, type SymbolicTensor } from '@tensorflow/tfjs-layers';
import { FreshDropout } from './freshDropout';

/** Bins of the network's input spectrum. */
export const NETWORK_BINS = 300;
/** Centroids that the network predicts. */
export const NETWORK_OUTPUTS = 5;
/** Share of the dense branch's values that training drops; the paper prints none. */
export const DROPOUT_RATE = 0.05;

/**
 * The paper's network (section 3.1.1, Fig. 3), 1.08 million parameters, all zero. Input [n, 300, 1]: a normalised
 * spectrum (`normaliseSpectra`). Convolutional branch: 5 filters of 50 bins, 5 filters of 10, each with ReLU and
 * without padding, then one max pooling of 2 (we read Fig. 3 as one pooling, after the second convolution). Dense
 * branch: 5 filters of 1 bin, dropout. Both flattened, concatenated, then dense 500, 50 and 5, all ReLU.
 * Output [n, 5]: centroids in units of the window's width, from its lower edge. `dropoutSeed` matters in training only.
 */
export function buildNetwork(dropoutSeed = 0): LayersModel {
  const kernelInitializer = initializers.zeros();
  const convolution = (filters: number, kernelSize: number, name: string) =>
    layers.conv1d({ filters, kernelSize, activation: 'relu', kernelInitializer, name });
  const dense = (units: number, name: string) => layers.dense({ units, activation: 'relu', kernelInitializer, name });

  const spectrum = input({ shape: [NETWORK_BINS, 1] });
  const convolved = convolution(5, 10, 'conv10').apply(convolution(5, 50, 'conv50').apply(spectrum));
  const pooled = layers.maxPooling1d({ poolSize: 2, strides: 2, name: 'pool' }).apply(convolved);
  const single = convolution(5, 1, 'conv1').apply(spectrum);
  const dropped = new FreshDropout({ rate: DROPOUT_RATE, seed: dropoutSeed, name: 'dropout' }).apply(single);
  const joined = layers
    .concatenate({ name: 'join' })
    .apply([
      layers.flatten({ name: 'flattenConv' }).apply(pooled) as SymbolicTensor,
      layers.flatten({ name: 'flattenDense' }).apply(dropped) as SymbolicTensor,
    ]);
  const hidden = dense(50, 'dense50').apply(dense(500, 'dense500').apply(joined));
  return model({ inputs: spectrum, outputs: dense(NETWORK_OUTPUTS, 'positions').apply(hidden) as SymbolicTensor });
}
