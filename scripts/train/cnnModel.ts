import { DROPOUT_RATE, TWO_BRANCH_CNN } from '../../src/peaks/cnn/network';
import type { RegressionModel } from './regressionModel';

/** Trained on 1.8 million fresh spectra, about half an hour on one core. */
export const CNN_MODEL: RegressionModel = {
  network: TWO_BRANCH_CNN,
  plan: {
    seed: 1,
    epochs: 180,
    spectraPerEpoch: 10240,
    batchSize: 128,
    peakLearningRate: 1e-3,
    warmUpSteps: 200,
    huberAdc: 5,
  },
  text: {
    name: 'Two-branch CNN of Napolitano et al. 2024, section 3.1.1',
    settings: { dropoutRate: DROPOUT_RATE },
    architecture: `as printed. Convolutions of 5 x 50 and 5 x 10 (ReLU, no padding) and one max pooling of 2 after the
  second; beside it a convolution of 5 x 1 with dropout (rate ${DROPOUT_RATE}; the paper prints none); flattened and joined;
  dense 500, 50, 5 with ReLU.`,
  },
};
