import { classicalFinder } from './classical/classicalFinder';
import type { FinderId } from './finders';
import type { PeakFinder } from './peakFinder';
import type { ModelLoader } from './weights/modelLoader';

const CREATE: Readonly<Record<FinderId, (load: ModelLoader) => Promise<PeakFinder>>> = {
  // TensorFlow.js comes with the networks only.
  cnn: async (load) => (await import('./cnn/cnnFinder')).createCnnFinder(load),
  lstm: async (load) => (await import('./lstm/lstmFinder')).createLstmFinder(load),
  find_peaks: () => Promise.resolve(classicalFinder),
};

/** The finder with this id, ready for use; the caller disposes of it. `load` reads files under `models/`. */
export function createFinder(id: FinderId, load: ModelLoader): Promise<PeakFinder> {
  return CREATE[id](load);
}
