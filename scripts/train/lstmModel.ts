import { BIDIRECTIONAL_LSTM, BINS_PER_STEP } from '../../src/peaks/lstm/network';
import { NETWORK_BINS } from '../../src/peaks/regression/regressionNetwork';
import type { RegressionModel } from './regressionModel';

/**
 * Trained on 0.14 million fresh spectra, eight in a hundred of the CNN's, of which each takes it three and a half times
 * as long. Smaller batches at twice the learning rate make up for some of that.
 */
export const LSTM_MODEL: RegressionModel = {
  network: BIDIRECTIONAL_LSTM,
  plan: {
    seed: 1,
    epochs: 36,
    stopAfterEpochs: 27,
    spectraPerEpoch: 5120,
    batchSize: 64,
    peakLearningRate: 2e-3,
    warmUpSteps: 200,
    huberAdc: 5,
  },
  text: {
    name: 'LSTM benchmark of Napolitano et al. 2024, section 3.1.2',
    settings: { binsPerStep: BINS_PER_STEP },
    architecture: `two bidirectional layers of 64 LSTM units in each direction, of which the second gives its last state in each
  direction; dense 500, 50, 5 with ReLU. **Reduced**: the ${NETWORK_BINS} bins are read as ${NETWORK_BINS / BINS_PER_STEP} steps of ${BINS_PER_STEP} bins, none summed or left out.
  Read bin by bin, training and prediction take about ten times as long. It is also trained on 8 % of the spectra that
  the CNN has seen, so its errors below are not the best that this architecture can do.`,
  },
};
