import { classicalFinder } from './classical/classicalFinder';
import { cwtFinder } from './classical/cwt/cwtFinder';
import { tspectrumFinder } from './classical/tspectrum/tspectrumFinder';
import type { ModelLoader } from './cnn/weights';
import type { FinderId } from './finders';
import type { PeakFinder } from './peakFinder';

const CREATE: Readonly<Record<FinderId, (load: ModelLoader) => Promise<PeakFinder>>> = {
  // TensorFlow.js comes with the network only.
  cnn: async (load) => (await import('./cnn/cnnFinder')).createCnnFinder(load),
  find_peaks: () => Promise.resolve(classicalFinder),
  find_peaks_cwt: () => Promise.resolve(cwtFinder),
  tspectrum: () => Promise.resolve(tspectrumFinder),
};

/** The finder with this id, ready for use; the caller disposes of it. `load` reads files under `models/`. */
export function createFinder(id: FinderId, load: ModelLoader): Promise<PeakFinder> {
  return CREATE[id](load);
}
