import { initializers, input, layers, model, type LayersModel, type SymbolicTensor } from '@tensorflow/tfjs-layers';
import { denseHead, NETWORK_BINS, type RegressionNetwork } from '../regression/regressionNetwork';
import { FreshDropout } from './freshDropout';

/** Share of the dense branch's values that training drops; the paper prints none. */
export const DROPOUT_RATE = 0.05;

export const TWO_BRANCH_CNN: RegressionNetwork = { id: 'cnn', file: 'two-branch-cnn.f16.bin', build: buildCnn };

/**
 * The paper's network (section 3.1.1, Fig. 3), 1.08 million parameters. Convolutional branch: 5 filters of 50 bins,
 * 5 filters of 10, each with ReLU and without padding, then one max pooling of 2 (we read Fig. 3 as one pooling, after
 * the second convolution). Dense branch: 5 filters of 1 bin, dropout. Both flattened and concatenated.
 */
function buildCnn(dropoutSeed = 0): LayersModel {
  const kernelInitializer = initializers.zeros();
  const convolution = (filters: number, kernelSize: number, name: string) =>
    layers.conv1d({ filters, kernelSize, activation: 'relu', kernelInitializer, name });

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
  return model({ inputs: spectrum, outputs: denseHead(joined as SymbolicTensor) });
}
