import { initializers, layers, type LayersModel, type SymbolicTensor } from '@tensorflow/tfjs-layers';

/** Bins of the networks' input spectrum. */
export const NETWORK_BINS = 300;
/** Centroids that the networks predict. */
export const NETWORK_OUTPUTS = 5;

/**
 * One of the networks that the paper prints (section 3.1). Input [n, 300, 1]: a normalised spectrum
 * (`normaliseSpectra`). Output [n, 5]: centroids in units of the window's width, from its lower edge, in the order of
 * the profile's `finderLines`. Only what lies between differs.
 */
export interface RegressionNetwork {
  /** The finder's id. */
  readonly id: 'cnn' | 'lstm';
  /** The trained weights under `models/`: all of them in the order of the layers, as little-endian half floats. */
  readonly file: string;
  /** The network with all weights zero. The seed is that of whatever it draws in training. */
  readonly build: (seed?: number) => LayersModel;
}

/** The end of both networks: dense 500, 50 and 5, all ReLU. */
export function denseHead(features: SymbolicTensor): SymbolicTensor {
  const dense = (units: number, name: string) =>
    layers.dense({ units, activation: 'relu', kernelInitializer: initializers.zeros(), name });
  const hidden = dense(50, 'dense50').apply(dense(500, 'dense500').apply(features));
  return dense(NETWORK_OUTPUTS, 'positions').apply(hidden) as SymbolicTensor;
}
