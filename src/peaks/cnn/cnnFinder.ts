import type { PeakFinder } from '../peakFinder';
import { createRegressionFinder } from '../regression/regressionFinder';
import type { ModelLoader } from '../weights/modelLoader';
import { TWO_BRANCH_CNN } from './network';

/** The paper's two-branch CNN as a finder. */
export function createCnnFinder(load: ModelLoader): Promise<PeakFinder> {
  return createRegressionFinder(TWO_BRANCH_CNN, load);
}
