import type { PeakFinder } from '../peakFinder';
import { createRegressionFinder } from '../regression/regressionFinder';
import type { ModelLoader } from '../weights/modelLoader';
import { BIDIRECTIONAL_LSTM } from './network';

/** The paper's LSTM benchmark as a finder. */
export function createLstmFinder(load: ModelLoader): Promise<PeakFinder> {
  return createRegressionFinder(BIDIRECTIONAL_LSTM, load);
}
