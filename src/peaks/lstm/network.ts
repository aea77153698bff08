import { input, layers, model, type LayersModel, type SymbolicTensor } from '@tensorflow/tfjs-layers';
import { denseHead, NETWORK_BINS, type RegressionNetwork } from '../regression/regressionNetwork';
import { BidirectionalLstm } from './bidirectionalLstm';

/** Bins that the network reads at a time: 50 channels, about the full width at half maximum of a line. */
export const BINS_PER_STEP = 10;
const UNITS = 64;
const LAYERS = 2;

export const BIDIRECTIONAL_LSTM: RegressionNetwork = { id: 'lstm', file: 'lstm.f16.bin', build: buildLstm };

/**
 * The paper's benchmark (section 3.1.2), 0.22 million parameters: two bidirectional layers of 64 LSTM units in each
 * direction, then the dense layers of the CNN. It reads the spectrum as a sequence of 30 steps of 10 bins, which is our
 * reduction: read bin by bin, in 300 steps, it takes ten times as long to train and to run.
 */
function buildLstm(): LayersModel {
  const spectrum = input({ shape: [NETWORK_BINS, 1] });
  const targetShape = [NETWORK_BINS / BINS_PER_STEP, BINS_PER_STEP];
  const sequence = layers.reshape({ targetShape, name: 'steps' }).apply(spectrum);
  const states = new BidirectionalLstm({ units: UNITS, depth: LAYERS, name: 'lstm' }).apply(sequence);
  return model({ inputs: spectrum, outputs: denseHead(states as SymbolicTensor) });
}
